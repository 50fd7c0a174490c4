#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
. "$HISTORY/golang-migrate/story.sh"
record
