// The real server, spoken to as VS Code speaks: UTF-16, pull diagnostics, code actions without the server's data.
// TONELINT_SERVER says how to start it (default: tonelint lsp).
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import {
  type CodeAction, CodeActionRequest, createProtocolConnection, DidChangeTextDocumentNotification, DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest, ExecuteCommandRequest, ExitNotification, HoverRequest, InitializedNotification, InitializeRequest,
  type InitializeResult, type ProtocolConnection, type RelatedFullDocumentDiagnosticReport, ShutdownRequest, StreamMessageReader,
  StreamMessageWriter, type TextDocumentEdit,
} from "vscode-languageserver-protocol/node";

import { type Described, status } from "../words";

const TEXT = "张总您好😀，𠮷野家的货款 3,000 元已逾期12天，不着急的。\n";
const CONFIG = 'select = ["submissive"]\n';
let root: string;
let server: ChildProcess;
let wire: ProtocolConnection;
let said: InitializeResult;
let uri: string;

before(async () => {
  root = mkdtempSync(join(tmpdir(), "tonelint-"));
  writeFileSync(join(root, "tonelint.toml"), CONFIG);
  uri = pathToFileURL(join(root, "draft.txt")).href;
  const [command, ...args] = (process.env["TONELINT_SERVER"] ?? "tonelint lsp").split(" ");
  server = spawn(command!, args, { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  wire = createProtocolConnection(new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
  wire.onRequest("client/registerCapability", () => null);
  wire.onRequest("window/workDoneProgress/create", () => null);
  wire.onRequest("workspace/configuration", () => [{ uiLanguage: "zh" }]);
  wire.onRequest("workspace/diagnostic/refresh", () => null);
  wire.onRequest("workspace/codeLens/refresh", () => null);
  wire.listen();
  said = await wire.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: "root" }],
    locale: "zh-cn",
    capabilities: {
      general: { positionEncodings: ["utf-16"] },
      window: { workDoneProgress: true },
      textDocument: { diagnostic: {}, hover: { contentFormat: ["markdown"] }, codeAction: { isPreferredSupport: true } },
      workspace: { configuration: true, workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
    },
  });
  await wire.sendNotification(InitializedNotification.type, {});
  await wire.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "plaintext", version: 1, text: TEXT } });
});

after(async () => {
  await wire.sendRequest(ShutdownRequest.type);
  await wire.sendNotification(ExitNotification.type);
  const code = await new Promise((resolve) => server.once("exit", resolve));
  wire.dispose();
  rmSync(root, { recursive: true, force: true });
  assert.equal(code, 0);
});

async function diagnostics() {
  const report = await wire.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  return (report as RelatedFullDocumentDiagnosticReport).items;
}

async function actions(at: number): Promise<CodeAction[]> {
  const place = { line: 0, character: at };
  const found = await wire.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: { start: place, end: place }, context: { diagnostics: [], only: ["quickfix"] } });
  return (found ?? []) as CodeAction[];
}

test("what VS Code is promised", () => {
  assert.equal(said.capabilities.positionEncoding, "utf-16");
  assert.ok(said.capabilities.diagnosticProvider);
  assert.deepEqual(said.capabilities.executeCommandProvider?.commands.includes("tonelint.setStage"), true);
});

test("the words are underlined after emoji, in UTF-16", async () => {
  const [first] = await diagnostics();
  assert.ok(first);
  const { start, end } = first.range;
  assert.equal(start.character, TEXT.indexOf("不着急"));
  assert.ok(TEXT.slice(start.character, end.character).startsWith("不着急"));
});

test("hover says why", async () => {
  const found = await wire.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line: 0, character: TEXT.indexOf("着急") } });
  assert.match(JSON.stringify(found), /submissive\//);
});

test("the preferred fix goes in and the finding goes", async () => {
  const found = await actions(TEXT.indexOf("着急"));
  const preferred = found.find((each) => each.isPreferred) ?? found.find((each) => each.edit);
  assert.ok(preferred?.edit?.documentChanges);
  const [edit] = (preferred.edit.documentChanges[0] as TextDocumentEdit).edits;
  const text = TEXT.slice(0, edit!.range.start.character) + (edit as { newText: string }).newText + TEXT.slice(edit!.range.end.character);
  await wire.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 2 }, contentChanges: [{ text }] });
  assert.deepEqual((await diagnostics()).filter((each) => each.range.start.character === TEXT.indexOf("不着急")), []);
  await wire.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 3 }, contentChanges: [{ text: TEXT }] });
});

test("the stage in the status bar: read from the text, then picked", async () => {
  const describe = () => wire.sendRequest(ExecuteCommandRequest.type, { command: "tonelint.describe", arguments: [uri] }) as Promise<Described[]>;
  assert.match(status(await describe(), "zh"), /^≈ /);
  await wire.sendRequest(ExecuteCommandRequest.type, { command: "tonelint.setStage", arguments: [uri, "final"] });
  assert.equal(status(await describe(), "zh"), "最后通知");
  await wire.sendRequest(ExecuteCommandRequest.type, { command: "tonelint.setStage", arguments: [uri, ""] });
});

test("a finding is accepted with the reason that the extension asked for", async () => {
  const accept = (await actions(TEXT.indexOf("着急"))).find((each) => each.command?.command === "tonelint.accept");
  assert.ok(accept?.command?.arguments);
  const count = (await diagnostics()).length;
  await wire.sendRequest(ExecuteCommandRequest.type, { command: "tonelint.accept", arguments: [...accept.command.arguments, "与客户约好"] });
  assert.equal((await diagnostics()).length, count - 1);
  assert.match(readFileSync(join(root, "tonelint-baseline.json"), "utf8"), /与客户约好/);
});
