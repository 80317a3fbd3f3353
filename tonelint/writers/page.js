"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.querySelector(".filters");
  const tip = document.getElementById("tip");
  if (!form) return;
  form.hidden = false;

  const wanted = (item) => {
    const article = item.closest("article");
    const seek = form.elements.seek.value.trim().toLowerCase();
    return form.elements[item.dataset.severity].checked
      && (!form.elements.rule.value || item.dataset.rule === form.elements.rule.value)
      && (!form.elements.stage.value || article.dataset.stage === form.elements.stage.value)
      && (!form.elements.file.value || article.dataset.file === form.elements.file.value)
      && (!seek || article.textContent.toLowerCase().includes(seek));
  };
  const filter = () => {
    tip.hidden = true;
    const items = all("article .finding");
    for (const item of items) item.hidden = !wanted(item);
    for (const mark of all(".mark")) {
      mark.classList.toggle("off", mark.dataset.f.split(" ").every((id) => document.getElementById(id).hidden));
    }
    for (const article of all("article")) article.hidden = all(".finding", article).every((item) => item.hidden);
    const shown = items.filter((item) => !item.hidden).length;
    const count = form.querySelector("output");
    count.textContent = count.dataset.text.replace("#", shown).replace("#", items.length);
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  for (const button of all(".charts button")) {
    button.addEventListener("click", () => {
      const field = form.elements[button.dataset.field];
      field.value = field.value === button.dataset.value ? "" : button.dataset.value;
      filter();
      form.scrollIntoView({ block: "start" });
    });
  }

  const lit = (ids, on) => {
    for (const id of ids) document.getElementById(id).classList.toggle("lit", on);
  };
  const show = (mark) => {
    const items = mark.dataset.f.split(" ").map((id) => document.getElementById(id)).filter((item) => !item.hidden);
    if (!items.length) return;
    tip.replaceChildren(...items.map((item) => {
      const copy = item.cloneNode(true);
      copy.removeAttribute("id");
      copy.classList.remove("lit");
      return copy;
    }));
    tip.hidden = false;
    const box = mark.getClientRects()[0];
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const below = box.bottom + tip.offsetHeight + 8 < window.innerHeight || box.top < tip.offsetHeight + 8;
    tip.style.left = `${Math.max(left, 8) + window.scrollX}px`;
    tip.style.top = `${(below ? box.bottom + 6 : box.top - tip.offsetHeight - 6) + window.scrollY}px`;
  };
  const hide = () => { tip.hidden = true; };
  for (const mark of all(".mark")) {
    const ids = mark.dataset.f.split(" ");
    mark.addEventListener("mouseenter", () => { show(mark); lit(ids, true); });
    mark.addEventListener("mouseleave", () => { hide(); lit(ids, false); });
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("blur", hide);
    mark.addEventListener("click", (event) => { event.preventDefault(); show(mark); });
  }
  for (const item of all("article .finding")) {
    const marks = all(".mark", item.closest("article")).filter((mark) => mark.dataset.f.split(" ").includes(item.id));
    item.addEventListener("mouseenter", () => marks.forEach((mark) => mark.classList.add("lit")));
    item.addEventListener("mouseleave", () => marks.forEach((mark) => mark.classList.remove("lit")));
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("click", (event) => { if (!event.target.closest(".mark, #tip")) hide(); });
  filter();
})();
