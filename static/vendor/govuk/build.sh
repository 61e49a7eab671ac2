#!/bin/sh
# Make govuk.css and govuk.js again from the version named in VERSION. Needs node and npm;
# the site itself needs neither.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund "govuk-frontend@$(cat "$here/VERSION")" sass@1 >/dev/null
npx sass --style=compressed --no-source-map --no-charset --quiet-deps \
  --load-path=node_modules "$here/build.scss" "$here/govuk.css"
sed "s,//# sourceMappingURL=.*,," node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js >"$here/govuk.js"
