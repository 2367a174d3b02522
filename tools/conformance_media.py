"""What tools/conformance tells schemathesis of a media type that it has no writer for: a browser's report is JSON."""

import schemathesis

schemathesis.serializer.alias("application/csp-report", "application/json")
