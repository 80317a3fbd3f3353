// Finding the server: as the setting says, else `tonelint` on the PATH, else in a Python on the PATH.
import { execFile } from "node:child_process";

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

export type Found =
  | { readonly kind: "found"; readonly command: Command }
  /** tonelint is there, but without its language server. */
  | { readonly kind: "incomplete"; readonly command: Command }
  | { readonly kind: "missing" };

/** Whether a program runs with these arguments and exits with 0. */
export type Try = (command: string, args: readonly string[]) => Promise<boolean>;

export const runs: Try = (command, args) =>
  new Promise((resolve) => {
    execFile(command, [...args], { timeout: 30_000, windowsHide: true }, (error) => resolve(error === null));
  });

const PYTHONS: readonly Command[] = [
  { command: "python3", args: [] },
  { command: "python", args: [] },
  { command: "py", args: ["-3"] },
];

/** Where the server is. With a path set, nothing else is tried. */
export async function find(path: string, attempt: Try = runs): Promise<Found> {
  if (path) {
    const command = { command: path, args: [] };
    if (!(await attempt(path, ["--version"]))) return { kind: "missing" };
    return { kind: (await isWhole(command, attempt)) ? "found" : "incomplete", command };
  }
  const candidates: Command[] = [{ command: "tonelint", args: [] }];
  for (const python of PYTHONS) candidates.push({ command: python.command, args: [...python.args, "-m", "tonelint"] });
  let incomplete: Command | undefined;
  for (const candidate of candidates) {
    if (!(await attempt(candidate.command, [...candidate.args, "--version"]))) continue;
    if (await isWhole(candidate, attempt)) return { kind: "found", command: candidate };
    incomplete ??= candidate;
  }
  return incomplete ? { kind: "incomplete", command: incomplete } : { kind: "missing" };
}

/** `tonelint lsp --check` says whether the server could start. */
async function isWhole(candidate: Command, attempt: Try): Promise<boolean> {
  return attempt(candidate.command, [...candidate.args, "lsp", "--check"]);
}

/** The Python that an installation would use; undefined where there is none of 3.10 or later. */
export async function python(attempt: Try = runs): Promise<Command | undefined> {
  const recent = "import sys; sys.exit(sys.version_info < (3, 10))";
  for (const each of PYTHONS) {
    if (await attempt(each.command, [...each.args, "-c", recent])) return each;
  }
  return undefined;
}

/** The line that installs the server, for a terminal in which a person sees what happens. */
export function installing(using: Command): string {
  return [using.command, ...using.args, "-m", "pip", "install", "--upgrade", '"tonelint[lsp]"'].join(" ");
}

