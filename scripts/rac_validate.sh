#!/usr/bin/env bash
# Validates the rules as code: packs against the published texts, their own facts, the golden cases and mutants.
set -uo pipefail

usage() {
	cat <<'HELP'
Usage: scripts/rac_validate.sh [--plan | --run] [--data DIR]

Validates the rule packs from the published texts to the verdicts.

  --plan      print what would be done, and do nothing (default)
  --run       do it; every step runs, whatever became of the one before
  --data DIR  folder of the reference data (default: PSRA_REFERENCE_DATA, else ../shared/data)
  --help      print this

Steps
  compile    the committed packs are what the published texts compile to
  validate   schema, HS ranges, gaps, overlaps, dates, references, provisions
  golden     the engine answers every golden case as derived by hand (docs/GOLDEN.md)
  checker    the arithmetic of the golden cases, recomputed without the engine
  mutation   a changed figure, word or exception of any text is noticed

Exit codes: 0 all is well, 1 a step failed, 2 usage, 3 a finding (drift, a fault of a pack), 130 interrupted.
Without reference data compile and mutation can not be done, and the run fails.
HELP
}

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
readonly NODE=node_modules/.bin/node
mode=plan
data=${PSRA_REFERENCE_DATA:-../shared/data}
while (($# > 0)); do
	case $1 in
	--plan | --run) mode=${1#--} ;;
	--data)
		data=${2:-}
		if [[ -z $data ]]; then
			echo 'rac_validate: --data needs a folder' >&2
			exit 2
		fi
		shift
		;;
	--help | -h)
		usage
		exit 0
		;;
	*)
		echo "rac_validate: unknown argument $1; see --help" >&2
		exit 2
		;;
	esac
	shift
done
export PSRA_REFERENCE_DATA=$data
trap 'exit 130' INT TERM

status=0
# A failed step outweighs a finding.
settle() {
	if (($1 == 130)); then exit 130; fi
	if (($1 == 3)); then
		((status == 0)) && status=3
	elif (($1 != 0)); then
		status=1
	fi
}

step() {
	local name=$1
	shift
	if [[ $mode == plan ]]; then
		printf '%-9s %s\n' "$name" "$*"
		return
	fi
	printf '== %s\n' "$name"
	"$@"
	local code=$?
	printf '== %s: %s\n' "$name" "$( ((code == 0)) && echo ok || echo "exit $code")"
	settle "$code"
}

if [[ $mode == run ]]; then
	if [[ ! -x $NODE ]]; then
		echo 'rac_validate: nothing is installed here; run npm ci' >&2
		exit 1
	fi
	if [[ ! -d $data/rules-of-origin ]]; then
		echo "rac_validate: no reference data in $data; give --data or PSRA_REFERENCE_DATA" >&2
		status=1
	fi
fi

step compile "$NODE" infra/cli/psra.mjs rules compile --check --source "$data"
step validate "$NODE" infra/cli/psra.mjs rules validate --nomenclature "$data/harmonized-system.csv"
step golden "$NODE" scripts/test.ts --unit unit/golden/golden
step checker "$NODE" scripts/test.ts --unit unit/golden/checker unit/golden/read
step mutation "$NODE" scripts/test.ts --unit unit/rules/compile
exit "$status"
