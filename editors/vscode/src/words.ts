// What the extension says, in Chinese and English; everything about a draft comes from the server in its own words.
export type Language = "zh" | "en";

export const STAGES = ["pre-due", "due", "overdue-early", "overdue", "overdue-late", "final"] as const;
export type Stage = (typeof STAGES)[number];

const NAMES: Record<Language, Record<Stage, string>> = {
  zh: { "pre-due": "到期前", due: "到期日", "overdue-early": "刚逾期", overdue: "逾期", "overdue-late": "逾期已久", final: "最后通知" },
  en: { "pre-due": "pre-due", due: "due", "overdue-early": "just overdue", overdue: "overdue", "overdue-late": "long overdue", final: "final notice" },
};

export interface Words {
  readonly missing: string;
  readonly incomplete: string;
  readonly noPython: string;
  readonly install: string;
  readonly choose: string;
  readonly restartAfter: string;
  readonly restart: string;
  readonly pick: string;
  readonly infer: string;
  readonly unknown: string;
  readonly reason: string;
  readonly reasonNeeded: string;
  readonly tooltip: string;
}

export const SAY: Record<Language, Words> = {
  zh: {
    missing: "没有找到 tonelint。要装上吗？",
    incomplete: "装了 tonelint，但没有装编辑器服务（tonelint[lsp]）。要补上吗？",
    noPython: "没有找到 Python 3.10 或更新的版本。请先装 Python，或在设置里写明 tonelint 的位置。",
    install: "安装",
    choose: "指定位置…",
    restartAfter: "装好以后点“重启”。",
    restart: "重启",
    pick: "这份草稿处在哪个阶段？",
    infer: "看文字判断",
    unknown: "阶段不明",
    reason: "为什么这一处可以不改？原因会记入基线。",
    reasonNeeded: "请写明原因",
    tooltip: "tonelint：点这里选定阶段",
  },
  en: {
    missing: "tonelint was not found. Install it?",
    incomplete: "tonelint is installed without its language server (tonelint[lsp]). Add it?",
    noPython: "No Python 3.10 or later was found. Install Python first, or set the path of tonelint.",
    install: "Install",
    choose: "Set the path…",
    restartAfter: "When it is installed, choose Restart.",
    restart: "Restart",
    pick: "Which stage is this draft at?",
    infer: "Read it from the text",
    unknown: "stage unknown",
    reason: "Why may this stay? The reason goes into the baseline.",
    reasonNeeded: "A reason is needed",
    tooltip: "tonelint: click to pick the stage",
  },
};

/** The language of an editor's locale. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** What a stage is called; a stage that nobody knows is its own name. */
export function stageName(stage: string, language: Language): string {
  return NAMES[language][stage as Stage] ?? stage;
}

/** One draft as `tonelint.describe` tells of it. */
export interface Described {
  readonly context: Record<string, { value: string; origin: string; reason: string }>;
}

/** The status bar: the stage of the first draft, with ≈ where it was read from the text. */
export function status(drafts: readonly Described[], language: Language): string {
  const stage = drafts[0]?.context["stage"];
  if (!stage) return SAY[language].unknown;
  return `${stage.origin === "inferred" ? "≈ " : ""}${stageName(stage.value, language)}`;
}
