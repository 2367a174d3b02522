"""Tells schemathesis how to write a media type it doesn't know: a browser's policy report is JSON."""

import schemathesis

schemathesis.serializer.alias("application/csp-report", "application/json")
