# Every command is one call of packaging/dev.py, which also serves Windows and macOS.
.PHONY: setup run test test-all bench

setup test test-all bench:
	@python3 packaging/dev.py $@ $(ARGS)

run:
	@python3 packaging/dev.py run $(ARGS)
