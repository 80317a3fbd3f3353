"use strict";
// The draft in its field: where things stand in it, and changing it.
// Offsets come in code points; JavaScript counts UTF-16 units.
const units = (text) => {
  const at = [0];
  for (const letter of text) at.push(at[at.length - 1] + letter.length);
  return (offset) => at[Math.min(offset, at.length - 1)];
};
// Half a surrogate pair cannot be sent: it stands for nothing.
const sendable = (text) => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

// Through the browser's own editing, so that Ctrl+Z takes it back.
const type = (draft, start, end, text) => {
  draft.focus({ preventScroll: true });
  draft.setSelectionRange(start, end);
  const done = text ? document.execCommand("insertText", false, text) : start === end || document.execCommand("delete");
  if (!done || draft.value.slice(start, start + text.length) !== text) draft.setRangeText(text, start, end, "end");
};
