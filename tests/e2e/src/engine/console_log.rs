//! What a page says on its console, for drivers that do not tell: listened for in the page itself. What was said before
//! the listening began is missed, but for violations of the policy.

use thirtyfour::prelude::*;

use crate::browser::ConsoleEntry;

/// Begins to listen where nobody listens yet, and answers what was heard since it was last asked.
const LISTEN: &str = r"
    if (!window.__said) {
      const said = window.__said = [];
      const words = (value) => value instanceof Error ? `${value.name}: ${value.message}` : String(value);
      const real = console.error;
      console.error = (...parts) => { said.push(parts.map(words).join(' ')); real.apply(console, parts); };
      // Of a late observer browsers tell the page, but not the console.
      const counts = (event) => !(event.message ?? '').startsWith('ResizeObserver loop');
      addEventListener('error', (event) =>
        counts(event) && said.push(event.error ? words(event.error) : event.message ?? ''));
      addEventListener('unhandledrejection', (event) => said.push(`Uncaught (in promise) ${words(event.reason)}`));
      const violation = (body) =>
        said.push(`Content Security Policy: ${body.effectiveDirective} blocks ${body.blockedURL ?? body.blockedURI}`);
      if (window.ReportingObserver)
        new ReportingObserver(
          (reports) => reports.forEach((report) => violation(report.body)),
          { types: ['csp-violation'], buffered: true },
        ).observe();
      else
        document.addEventListener('securitypolicyviolation', violation);
    }
    return window.__said.splice(0);";

pub(crate) async fn hear(driver: &WebDriver) -> WebDriverResult<Vec<ConsoleEntry>> {
    let heard: Vec<String> = driver.execute(LISTEN, vec![]).await?.convert()?;
    Ok(heard.into_iter().map(ConsoleEntry::complaint).collect())
}
