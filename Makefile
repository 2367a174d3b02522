# The commands a person needs. Each gets the machine ready first (tools/setup), and does nothing twice.
.DEFAULT_GOAL := help
.PHONY: run test test-browsers test-hosts dev dist check conformance audit bench failures screenshots help

PORT ?= 8787
DATA ?= data
BASE ?= /

run: ## The console and a sandbox API together, on http://127.0.0.1:8787/ (PORT=9000 DATA=some/dir)
	@tools/setup
	@tools/env tools/run "$(PORT)" "$(DATA)"

test: ## Every test there is: native, conformance, in a browser, end to end
	@tools/setup test hosts conformance
	@tools/env tools/test

test-browsers: ## The stories in Chromium, Firefox and WebKit (SMOKE=1: one short one; ENGINES=firefox: only there)
	@tools/setup test browsers
	@tools/env tools/test browsers $(if $(SMOKE),smoke) $(ENGINES)

test-hosts: ## The bundle behind nginx, Caddy and Apache, configured as docs/deploy.md says
	@tools/setup test hosts
	@tools/env tools/test hosts

dev: ## The console rebuilt and reloaded as you type, on http://127.0.0.1:8080/
	@tools/setup
	@tools/env tools/dev "$(DATA)"

dist: ## The console as static files in dist/, and what they weigh (BASE=/admin/canopy/ for another path than /)
	@tools/setup
	@tools/env tools/dist
	@tools/package dist "$(BASE)"
	@tools/weigh dist
	@tools/crates target/split/squeezed.wasm

check: ## Format, lints, documentation, and the bundle's weight: a warning is an error
	@tools/setup check
	@tools/env tools/check

conformance: ## Everything openapi.yaml allows and forbids, asked of the sandbox by schemathesis
	@tools/setup conformance
	@tools/env cargo build --locked -p canopy-sandbox
	@tools/env tools/conformance

failures: ## Every call under every fault, tried in a browser, and docs/failures.md written anew
	@tools/setup test
	@tools/env tools/failures

audit: ## What Lighthouse says of the release bundle: list, tree and form, as on a desktop
	@tools/setup audit
	@tools/env tools/audit

bench: ## The console against a React peer and a hand-written one, all sizes, an hour and a half (QUICK=1: three minutes)
	@tools/setup test
	@tools/env tools/dist
	@tools/env tools/bench $(if $(QUICK),quick)

screenshots: ## The pictures that README.md shows, taken anew (INTO=some/dir: there instead of docs/screenshots)
	@tools/setup test
	@tools/env tools/screenshots --readme $(if $(INTO),--into "$(INTO)")

help: ## These lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
