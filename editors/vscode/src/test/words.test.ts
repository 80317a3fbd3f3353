import assert from "node:assert/strict";
import { test } from "node:test";

import { languageOf, SAY, status } from "../words";

test("the status bar says what is known, and how", () => {
  const at = (value: string, origin: string) => [{ context: { stage: { value, origin, reason: "" } } }];
  assert.equal(status(at("overdue", "inferred"), "zh"), "≈ 逾期");
  assert.equal(status(at("final", "front matter"), "en"), "final notice");
  assert.equal(status([], "en"), SAY.en.unknown);
});

test("both languages say everything", () => {
  assert.deepEqual(Object.keys(SAY.zh), Object.keys(SAY.en));
  assert.equal(languageOf("zh-tw"), "zh");
  assert.equal(languageOf("de"), "en");
});
