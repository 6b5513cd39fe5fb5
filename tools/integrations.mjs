// @ts-check
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { root } from './root.mjs';

/** What frameworks and editors read, made from custom-elements.json: dist/frameworks, and beside package.json the editors' files. */
const faces = join(root, 'src/frameworks');
const frameworks = join(root, 'dist/frameworks');
mkdirSync(frameworks, { recursive: true });
for (const file of readdirSync(faces)) copyFileSync(join(faces, file), join(frameworks, file));
writeElementTypes();

const editors = {
  'vscode.html-custom-data.json': () => getVsCodeHtmlCustomData(asText(elements()), {}),
  'vscode.css-custom-data.json': () => onlyOnce(getVsCodeCssCustomData(elements(), {})),
  'web-types.json': () => getWebTypesData(elements(), {}),
};
for (const [file, describe] of Object.entries(editors)) {
  writeFileSync(join(root, file), `${JSON.stringify(JSON.parse(describe()), null, 2)}\n`);
}

/**
 * In HTML everything is text: an object's type would be offered as a value to write.
 * @param {object} manifest
 */
function asText(manifest) {
  const objects = / \| (readonly \w+\[\]|Readonly<.+>)$/;
  return JSON.parse(JSON.stringify(manifest), (key, value) => (key === 'text' ? value.replace(objects, '') : value));
}

/**
 * Parts that both elements have are one pseudo-element.
 * @param {string} text
 */
function onlyOnce(text) {
  const { pseudoElements, ...rest } = JSON.parse(text);
  const names = pseudoElements.map((/** @type {{ name: string }} */ { name }) => name);
  const unique = pseudoElements.filter(
    (/** @type {object} */ _, /** @type {number} */ place) => names.indexOf(names[place]) === place,
  );
  return JSON.stringify({ ...rest, pseudoElements: unique });
}

/** Props and listeners of each element. What the tool declares to frameworks is left out: src/frameworks does that. */
function writeElementTypes() {
  const fileName = 'elements.d.ts';
  generateJsxTypes(elements(), { outdir: frameworks, fileName, globalTypePath: '../index.js' });
  const file = join(frameworks, fileName);
  const kept = readFileSync(file, 'utf8').match(/^(?:import type [^;]+;|export type \w+Props = \{.*?^\};)$/gms);
  if (kept?.length !== 5) throw new Error(`${fileName}: one import and two types for each element were expected`);
  writeFileSync(file, `${kept.join('\n\n')}\n`);
}

/** The manifest as the tools like it: elements alone, without attributes that nobody writes, and types that say what may be written. */
function elements() {
  const text = readFileSync(join(root, 'custom-elements.json'), 'utf8');
  const { modules, ...rest } = JSON.parse(text, (key, value) => {
    if (key === 'attributes') return value.filter((/** @type {any} */ { fieldName }) => fieldName);
    return key === 'text' ? value.replace(/ \| (undefined|\(string & \{\}\))$/, '') : value;
  });
  const isElement = (/** @type {any} */ { tagName }) => tagName;
  return { ...rest, modules: modules.filter((/** @type {any} */ { declarations }) => declarations.some(isElement)) };
}
