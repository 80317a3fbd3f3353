"use strict";
// What the page says, in both languages.
const SAY = {
  zh: {
  stage: "阶段", channel: "渠道", infer: "看文字判断", paste: "把要发的催款消息贴在这里",
  copy: "复制", copied: "已复制", use: "换上", add: "加上", remove: "删去", undo: "撤回改写",
  variants: { "": "整条重写", warmer: "更亲切", firmer: "更坚定", shorter: "更短" },
  private: "只在这台电脑上查，不保存，不上传。", source: (n) => `依据（${n}）`, blank: "空处待填",
  known: (stage, channel) => [stage && `阶段：${stage}`, channel && `渠道：${channel}`].filter(Boolean).join(" · "),
  inferred: (value, reason) => `${value}（由“${reason}”推得）`, unknown: "阶段不明，选了会判得更准",
  none: "", quiet: "✓ 没有发现问题", better: (n) => `△ 改了再发：${n} 处`, stop: (n) => `✗ 先别发：${n} 处要改`,
  infos: (n) => `（另有 ${n} 条提示）`, skipped: (n, keys) => `${n} 条规则没有判：不知道 ${keys}`,
  failed: "没有查成：", gone: "连不上 tonelint：它是不是已经关了？", joint: "、",
  },
  en: {
  stage: "Stage", channel: "Channel", infer: "Read it from the text", paste: "Paste the payment message you are about to send",
  copy: "Copy", copied: "Copied", use: "Use this", add: "Add", remove: "Delete", undo: "Undo the rewrite",
  variants: { "": "Rewrite it", warmer: "Warmer", firmer: "Firmer", shorter: "Shorter" },
  private: "Checked on this computer only; nothing is stored or sent.", source: (n) => (n === 1 ? "Source" : `Sources (${n})`), blank: "fill in the blank",
  known: (stage, channel) => [stage && `Stage: ${stage}`, channel && `Channel: ${channel}`].filter(Boolean).join(" · "),
  inferred: (value, reason) => `${value} (from “${reason}”)`, unknown: "Stage unknown: pick one for a sharper reading",
  none: "", quiet: "✓ Nothing found", better: (n) => `△ Better before you send: ${n} to mend`,
  stop: (n) => `✗ Don’t send it yet: ${n} to mend`, infos: (n) => ` (and ${n} ${n === 1 ? "hint" : "hints"})`,
  skipped: (n, keys) => `${n} ${n === 1 ? "rule" : "rules"} not judged: ${keys} unknown`,
  failed: "Not checked: ", gone: "tonelint does not answer: was it closed?", joint: ", ",
  },
};
