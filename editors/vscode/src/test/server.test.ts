// Finding the server, with programs that exist only here.
import assert from "node:assert/strict";
import { test } from "node:test";

import { find, installing, python, type Try } from "../server";

function having(...lines: string[]): Try {
  return async (command, args) => lines.includes([command, ...args].join(" "));
}

test("the path that was set is the only one tried", async () => {
  const set = having("/opt/t --version", "/opt/t lsp --check", "tonelint --version", "tonelint lsp --check");
  assert.deepEqual(await find("/opt/t", set), { kind: "found", command: { command: "/opt/t", args: [] } });
  assert.deepEqual(await find("/gone", set), { kind: "missing" });
});

test("the PATH comes before a Python's own", async () => {
  const both = having("tonelint --version", "tonelint lsp --check", "python3 -m tonelint --version", "python3 -m tonelint lsp --check");
  assert.deepEqual(await find("", both), { kind: "found", command: { command: "tonelint", args: [] } });
});

test("a tonelint without its server gives way to a whole one", async () => {
  const half = having("tonelint --version", "py -3 -m tonelint --version", "py -3 -m tonelint lsp --check");
  assert.deepEqual(await find("", half), { kind: "found", command: { command: "py", args: ["-3", "-m", "tonelint"] } });
  assert.equal((await find("", having("tonelint --version"))).kind, "incomplete");
  assert.equal((await find("", having())).kind, "missing");
});

test("the line that installs", async () => {
  const found = await python(having("python -c import sys; sys.exit(sys.version_info < (3, 10))"));
  assert.ok(found);
  assert.equal(installing(found), 'python -m pip install --upgrade "tonelint[lsp]"');
  assert.equal(await python(having()), undefined);
});
