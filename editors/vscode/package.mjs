// Makes tonelint-VERSION.vsix: a zip of a manifest and the extension, written with nothing but Node.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";

const about = JSON.parse(readFileSync("package.json", "utf8"));
const names = JSON.parse(readFileSync("package.nls.json", "utf8"));
const shipped = { ...about };
for (const key of ["devDependencies", "scripts", "private"]) delete shipped[key];
const escape = (text) => text.replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const description = escape(about.description.replace(/^%(.+)%$/, (_, key) => names[key]));

const manifest = `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${about.name}" Version="${about.version}" Publisher="${about.publisher}"/>
    <DisplayName>${escape(about.displayName)}</DisplayName>
    <Description xml:space="preserve">${description}</Description>
    <Tags>${escape(about.keywords.join(","))}</Tags>
    <Categories>${about.categories.join(",")}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${about.engines.vscode}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionDependencies" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionPack" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
      <Property Id="Microsoft.VisualStudio.Code.LocalizedLanguages" Value="zh-cn"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
const types = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension=".json" ContentType="application/json"/><Default Extension=".js" ContentType="application/javascript"/><Default Extension=".md" ContentType="text/markdown"/><Default Extension=".txt" ContentType="text/plain"/><Default Extension=".vsixmanifest" ContentType="text/xml"/></Types>
`;
const files = [
  ["extension.vsixmanifest", manifest],
  ["[Content_Types].xml", types],
  ["extension/package.json", `${JSON.stringify(shipped, null, 2)}\n`],
  ["extension/package.nls.json", readFileSync("package.nls.json")],
  ["extension/package.nls.zh-cn.json", readFileSync("package.nls.zh-cn.json")],
  ["extension/README.md", readFileSync("README.md")],
  ["extension/LICENSE.txt", readFileSync("../../LICENSE")],
  ["extension/dist/extension.js", readFileSync("dist/extension.js")],
].map(([name, content]) => [Buffer.from(name), Buffer.from(content)]);

// The zip format: a local header before each file, then the directory. Times are 1980-01-01, so that equal sources
// make equal packages.
const DAY = 0x21;
const UTF8 = 0x800;
const parts = [];
const directory = [];
let offset = 0;
for (const [name, content] of files) {
  const packed = deflateRawSync(content, { level: 9 });
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(UTF8, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt16LE(DAY, 8);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, name, packed]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, rest, name);
  parts.push(local);
  offset += local.length;
}
const size = directory.reduce((sum, part) => sum + part.length, 0);
const end = Buffer.alloc(22);
end.write("PK\x05\x06", 0, "latin1");
end.writeUInt16LE(files.length, 8);
end.writeUInt16LE(files.length, 10);
end.writeUInt32LE(size, 12);
end.writeUInt32LE(offset, 16);
const whole = Buffer.concat([...parts, ...directory, end]);
const target = `${about.name}-${about.version}.vsix`;
writeFileSync(target, whole);
console.log(`${target}: ${whole.length} bytes, sha256 ${createHash("sha256").update(whole).digest("hex")}`);
