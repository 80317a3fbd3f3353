// A thin client: it finds the server, starts it, and asks the person what the server cannot ask itself.
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

import { find, installing, python } from "./server";
import { type Described, languageOf, SAY, STAGES, stageName, status } from "./words";

const language = languageOf(vscode.env.language);
const say = SAY[language];
let client: LanguageClient | undefined;
let item: vscode.StatusBarItem;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  item = vscode.window.createStatusBarItem("tonelint.stage", vscode.StatusBarAlignment.Right, 100);
  item.command = "tonelint.pickStage";
  item.tooltip = say.tooltip;
  context.subscriptions.push(
    item,
    vscode.commands.registerCommand("tonelint.pickStage", pickStage),
    vscode.commands.registerCommand("tonelint.restart", restart),
    vscode.window.onDidChangeActiveTextEditor(showStage),
    vscode.languages.onDidChangeDiagnostics(showStage),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("tonelint.path") || event.affectsConfiguration("tonelint.languages")) await restart();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function restart(): Promise<void> {
  await client?.stop();
  client = undefined;
  await start();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("tonelint");
  const found = await find(settings.get("path", ""));
  if (found.kind !== "found") {
    void offer(found.kind === "missing" ? say.missing : say.incomplete);
    return;
  }
  const { command, args } = found.command;
  const server: ServerOptions = { command, args: [...args, "lsp"] };
  client = new LanguageClient("tonelint", "tonelint", server, options(settings));
  await client.start();
  await showStage();
}

function options(settings: vscode.WorkspaceConfiguration): LanguageClientOptions {
  const drafts = settings.get<string[]>("languages", []).map((each) => ({ language: each }));
  return {
    documentSelector: [...drafts, { pattern: "**/tonelint.toml" }, { pattern: "**/rules/**/*.yaml" }],
    initializationOptions: settings,
    middleware: {
      executeCommand: async (command, args, next) => {
        if (command !== "tonelint.accept" || args.length > 3) return next(command, args);
        const why = await vscode.window.showInputBox({ prompt: say.reason, validateInput: (words) => (words.trim() ? null : say.reasonNeeded) });
        return why ? next(command, [...args, why]) : undefined;
      },
    },
  };
}

async function offer(words: string): Promise<void> {
  const using = await python();
  if (!using) {
    if ((await vscode.window.showErrorMessage(say.noPython, say.choose)) === say.choose) await openSetting();
    return;
  }
  const answer = await vscode.window.showWarningMessage(words, say.install, say.choose);
  if (answer === say.choose) await openSetting();
  if (answer !== say.install) return;
  const terminal = vscode.window.createTerminal("tonelint");
  terminal.show();
  terminal.sendText(installing(using));
  if ((await vscode.window.showInformationMessage(say.restartAfter, say.restart)) === say.restart) await restart();
}

async function openSetting(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", "tonelint.path");
}

async function request<T>(command: string, ...args: string[]): Promise<T | undefined> {
  return client?.isRunning() ? client.sendRequest<T>("workspace/executeCommand", { command, arguments: args }) : undefined;
}

function draft(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  const kinds = vscode.workspace.getConfiguration("tonelint").get<string[]>("languages", []);
  return document && kinds.includes(document.languageId) ? document.uri : undefined;
}

async function showStage(): Promise<void> {
  const uri = draft();
  if (!uri || !client?.isRunning()) {
    item.hide();
    return;
  }
  const drafts = await request<Described[]>("tonelint.describe", client.code2ProtocolConverter.asUri(uri));
  if (draft()?.toString() !== uri.toString()) return;
  item.text = `$(comment-discussion) ${status(drafts ?? [], language)}`;
  item.show();
}

async function pickStage(): Promise<void> {
  const uri = draft();
  if (!uri || !client) return;
  const choices = [{ label: say.infer, stage: "" }, ...STAGES.map((stage) => ({ label: stageName(stage, language), description: stage, stage }))];
  const picked = await vscode.window.showQuickPick(choices, { placeHolder: say.pick });
  if (!picked) return;
  await request("tonelint.setStage", client.code2ProtocolConverter.asUri(uri), picked.stage);
  await showStage();
}
