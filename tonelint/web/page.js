"use strict";
(() => {
  const WORDS = JSON.parse(document.getElementById("words").textContent);
  const byId = (id) => document.getElementById(id);
  const [draft, marks, tip, list] = ["draft", "marks", "tip", "findings"].map(byId);
  const PAUSE = 120;
  let language = WORDS.language;
  let findings = [];
  let shown = "";
  let waiting = null;
  let asking = null;
  let before = null;

  const say = (key) => SAY[language][key];
  const word = (table, key) => WORDS[language][table][key] || key;
  const make = (tag, name, text) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const ask = async (name, more, signal) => {
    const answer = await fetch(name, {
      method: "POST", signal, headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text: sendable(draft.value), language, stage: byId("stage").value, channel: byId("channel").value, ...more }),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error || answer.statusText);
    return body;
  };

  const check = async () => {
    if (asking) asking.abort();
    asking = new AbortController();
    const text = draft.value;
    if (!text.trim()) { show("", { diagnostics: [], drafts: [], errors: [], summary: { skipped: [] } }); return; }
    try {
      const report = await ask("check", {}, asking.signal);
      if (text === draft.value) show(text, report);
    } catch (error) {
      if (error.name === "AbortError") return;
      byId("verdict").textContent = error instanceof TypeError ? say("gone") : say("failed") + error.message;
    }
  };
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(check, PAUSE); };

  const show = (text, report) => {
    shown = text;
    const at = units(text);
    const loudness = { error: 0, warning: 1, info: 2 };
    findings = report.diagnostics.map((each, number) => ({
      ...each, number, start: at(each.range.start.offset), end: at(each.range.end.offset),
      changes: each.suggestions.map((s) => ({
        ...s, edits: s.edits.map((e) => ({ start: at(e.range.start.offset), end: at(e.range.end.offset), text: e.text })),
      })),
    }));
    paint();
    list.replaceChildren(...[...findings].sort((a, b) => loudness[a.severity] - loudness[b.severity] || a.start - b.start).map(card));
    about(report);
    tip.hidden = true;
    document.body.dataset.checked = text.length;
  };

  const paint = () => {
    const text = draft.value;
    if (text !== shown) { marks.textContent = text + "\n"; return; }
    const edges = [...new Set([0, text.length, ...findings.flatMap((f) => [f.start, f.end])])].sort((a, b) => a - b);
    const parts = edges.slice(1).map((end, i) => {
      const start = edges[i];
      const here = findings.filter((f) => f.start <= start && end <= f.end);
      const part = text.slice(start, end);
      if (!here.length) return document.createTextNode(part);
      const exact = here.filter((f) => !f.absence);
      const loudest = ["error", "warning", "info"].find((s) => (exact.length ? exact : here).some((f) => f.severity === s));
      const mark = make("span", `mark ${loudest}${exact.length ? "" : " absence"}`, part);
      mark.dataset.f = here.map((f) => f.number).join(" ");
      return mark;
    });
    marks.replaceChildren(...parts, document.createTextNode("\n"));
  };

  const card = (finding) => {
    const made = make("li", `finding ${finding.severity}`);
    made.dataset.f = finding.number;
    const head = make("p");
    head.append(make("span", "fault", word("faults", finding.fault)), " ", finding.message);
    made.append(head);
    if (finding.why) made.append(make("p", "why", finding.why));
    for (const change of finding.changes) made.append(better(change));
    if (finding.sources.length) made.append(sources(finding));
    made.addEventListener("mouseenter", () => light(finding.number, true));
    made.addEventListener("mouseleave", () => light(finding.number, false));
    return made;
  };

  const sources = (finding) => {
    const made = make("details", "source");
    made.append(make("summary", "", say("source")(finding.sources.length)));
    for (const each of finding.sources) made.append(make("p", "", [each.title, each.section].filter(Boolean).join(" ")));
    return made;
  };

  const taken = (change) => change.edits.map((e) => shown.slice(e.start, e.end).trim()).join(" … ");
  const better = (change) => {
    const row = make("div", "better");
    const inserts = change.edits.every((e) => e.start === e.end);
    const text = change.edits.length === 1 ? change.edits[0].text.trim() : change.title;
    const words = make("span", "", text || `${say("remove")} “${taken(change)}”`);
    const notes = [];
    if (change.applicability === "shown") notes.push(say("blank"));
    if (["adds-commitment", "changes-legal-effect"].includes(change.effect)) notes.push(word("effects", change.effect));
    if (notes.length) words.append(make("small", "", notes.join(say("joint"))));
    const button = make("button", "", text ? (inserts ? say("add") : say("use")) : say("remove"));
    button.type = "button";
    button.addEventListener("click", () => put(change));
    row.append(words, button);
    return row;
  };

  const put = (change) => {
    if (draft.value !== shown) return;
    tip.hidden = true;
    const edits = [...change.edits].sort((a, b) => b.start - a.start);
    for (const edit of edits) type(draft, edit.start, edit.end, edit.text);
    const last = edits[edits.length - 1];
    const hole = change.applicability === "shown" && /【[^】]+】|\[[^\]]+\]|\{\{?[^}]+\}\}?/.exec(last.text);
    if (hole) draft.setSelectionRange(last.start + hole.index, last.start + hole.index + hole[0].length);
    clearTimeout(waiting);
    check();
  };

  const about = (report) => {
    const first = report.drafts[0];
    const value = (key) => {
      const known = first && first.context[key];
      if (!known) return "";
      const name = word("values", known.value);
      return known.origin === "inferred" && known.reason ? say("inferred")(name, known.reason) : name;
    };
    byId("known").textContent = first ? say("known")(value("stage") || (first.asks ? say("unknown") : ""), value("channel")) : "";
    byId("states").replaceChildren(...Object.entries(first ? first.states : {}).map(([kind, words]) =>
      make("li", words ? "yes" : "no", `${words ? "✓" : "✗"} ${word("things", kind)}${words ? ` ${words}` : ""}`)));
    const loud = findings.filter((f) => f.severity !== "info").length;
    const infos = findings.length - loud;
    const stops = findings.some((f) => f.severity === "error");
    const verdict = !first ? say("none") : !loud ? say("quiet") : say(stops ? "stop" : "better")(loud);
    byId("verdict").textContent = report.errors.length ? say("failed") + report.errors[0].message
      : verdict + (first && infos ? say("infos")(infos) : "");
    const skipped = report.summary.skipped;
    const keys = [...new Set(skipped.map((s) => s.needs))].join(say("joint"));
    byId("note").textContent = skipped.length ? say("skipped")(skipped.length, keys) : "";
  };

  const light = (number, on) => {
    for (const mark of marks.querySelectorAll(".mark")) {
      if (mark.dataset.f.split(" ").includes(String(number))) mark.classList.toggle("lit", on);
    }
  };
  const under = (event) => document.elementsFromPoint(event.clientX, event.clientY).find((e) => e.classList.contains("mark"));
  const open = (mark) => {
    const numbers = mark.dataset.f.split(" ").map(Number);
    tip.replaceChildren(...findings.filter((f) => numbers.includes(f.number)).map(card));
    tip.dataset.f = mark.dataset.f;
    tip.hidden = false;
    const box = mark.getClientRects()[0];
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${box.bottom + 4 + window.scrollY}px`;
  };
  let leaving = null;
  const leave = () => { clearTimeout(leaving); leaving = setTimeout(() => { tip.hidden = true; }, 250); };
  const stay = () => clearTimeout(leaving);
  const point = (event) => {
    const mark = under(event);
    draft.style.cursor = mark ? "help" : "";
    if (!mark) { leave(); return; }
    stay();
    if (tip.hidden || tip.dataset.f !== mark.dataset.f) open(mark);
  };
  draft.addEventListener("mousemove", point);
  draft.addEventListener("click", point);
  draft.addEventListener("mouseleave", leave);
  tip.addEventListener("mouseenter", stay);
  tip.addEventListener("mouseleave", leave);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });

  draft.addEventListener("input", () => { tip.hidden = true; byId("undo").hidden = before === null; paint(); soon(); });
  for (const id of ["stage", "channel"]) byId(id).addEventListener("change", check);
  for (const button of document.querySelectorAll("[data-variant]")) {
    button.addEventListener("click", async () => {
      if (!draft.value.trim()) return;
      const text = draft.value;
      try {
        const answer = await ask("rewrite", { variant: button.dataset.variant });
        if (text !== draft.value || answer.text === text) return;
        before = text;
        type(draft, 0, text.length, answer.text);
        byId("undo").hidden = false;
        check();
      } catch (error) {
        byId("verdict").textContent = error instanceof TypeError ? say("gone") : say("failed") + error.message;
      }
    });
  }
  byId("undo").addEventListener("click", () => {
    type(draft, 0, draft.value.length, before);
    before = null;
    byId("undo").hidden = true;
    check();
  });
  byId("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(draft.value);
    } catch {
      draft.select();
      document.execCommand("copy");
    }
    byId("copy").textContent = say("copied");
    setTimeout(() => { byId("copy").textContent = say("copy"); }, 1500);
  });

  const speak = (chosen) => {
    language = chosen;
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
    for (const each of document.querySelectorAll("[data-say]")) each.textContent = say(each.dataset.say);
    for (const [id, values] of [["stage", WORDS.stages], ["channel", WORDS.channels]]) {
      const select = byId(id);
      const chosenValue = select.value;
      select.replaceChildren(new Option(say("infer"), ""), ...values.map((value) => new Option(word("values", value), value)));
      select.value = chosenValue;
    }
    for (const button of document.querySelectorAll("[data-variant]")) button.textContent = say("variants")[button.dataset.variant];
    byId("copy").textContent = say("copy");
    byId("undo").textContent = say("undo");
    draft.placeholder = say("paste");
    draft.setAttribute("aria-label", say("paste"));
    check();
  };
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => speak(button.dataset.language));
  }
  speak(language);
})();
