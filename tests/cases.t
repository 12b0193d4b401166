#!/bin/sh
# Every golden case.
exec tests/run
