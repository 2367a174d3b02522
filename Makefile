# The commands for people. Each one first installs what it needs (tools/setup), and doesn't repeat work.
.DEFAULT_GOAL := help
.PHONY: run test test-browsers test-hosts dev dist check conformance audit bench failures screenshots help

PORT ?= 8787
DATA ?= data
BASE ?= /

run: ## Start the console and a sandbox API on http://127.0.0.1:8787/ (PORT=9000 DATA=some/dir)
	@tools/setup
	@tools/env tools/run "$(PORT)" "$(DATA)"

test: ## Run every test: native, conformance, in a browser, end to end, behind hosts
	@tools/setup test hosts conformance
	@tools/env tools/test

test-browsers: ## Run the end-to-end tests in Chromium, Firefox and WebKit (SMOKE=1: one short test; ENGINES=firefox: only Firefox)
	@tools/setup test browsers
	@tools/env tools/test browsers $(if $(SMOKE),smoke) $(ENGINES)

test-hosts: ## Test the bundle behind nginx, Caddy and Apache, configured as in docs/deploy.md
	@tools/setup test hosts
	@tools/env tools/test hosts

dev: ## Rebuild and reload the console when a file changes, on http://127.0.0.1:8080/
	@tools/setup
	@tools/env tools/dev "$(DATA)"

dist: ## Build the console into dist/ and print its size (BASE=/admin/canopy/ for a path other than /)
	@tools/setup
	@tools/env tools/dist
	@tools/package dist "$(BASE)"
	@tools/weigh dist
	@tools/crates target/split/squeezed.wasm

check: ## Check format, lints, documentation, dependencies and bundle size; a warning is an error
	@tools/setup check
	@tools/env tools/check

conformance: ## Test the sandbox against openapi.yaml with schemathesis
	@tools/setup conformance
	@tools/env cargo build --locked -p canopy-sandbox
	@tools/env tools/conformance

failures: ## Make every API call fail in every way, in a browser, and update docs/failures.md
	@tools/setup test
	@tools/env tools/failures

audit: ## Run Lighthouse on the release bundle: list, tree and form, desktop profile
	@tools/setup audit
	@tools/env tools/audit

bench: ## Compare the speed with a React and a vanilla JS console, an hour and a half (QUICK=1: three minutes)
	@tools/setup test
	@tools/env tools/dist
	@tools/env tools/bench $(if $(QUICK),quick)

screenshots: ## Take the screenshots in README.md again (INTO=some/dir: another folder than docs/screenshots)
	@tools/setup test
	@tools/env tools/screenshots --readme $(if $(INTO),--into "$(INTO)")

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
