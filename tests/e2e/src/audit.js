// Runs axe-core over the page as it is and answers { violations, undecided }, each a list of lines.
// Arguments: the options of a run, pairs of a rule and where it may be broken, and where the answer goes. It knows nothing of Canopy.
const [options, accepted, answer] = arguments;

// What has been scrolled half under a bar can be scrolled out again: only its whole size counts.
const isUnderABar = (rule, { failureSummary }) => rule === "target-size" && failureSummary?.includes("partially obscured");

const isAccepted = (rule, node) => isUnderABar(rule, node)
  || accepted.some(([id, place]) => id === rule && document.querySelector(node.target[0])?.closest(place));

const lines = (results) => results.flatMap(({ id, impact, help, nodes }) =>
  nodes.filter((node) => !isAccepted(id, node)).map(({ target, html, failureSummary }) =>
    `${id} (${impact}): ${help}: ${target.join(" ")} = ${html.slice(0, 240)} / ${(failureSummary ?? "").replace(/\s+/g, " ")}`));

axe.run(document, options).then(
  ({ violations, incomplete }) => answer({ violations: lines(violations), undecided: lines(incomplete) }),
  (error) => answer({ violations: [`axe itself failed: ${error}`], undecided: [] }),
);
