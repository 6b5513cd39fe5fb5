import { expect } from '@open-wc/testing';
import { IamportCheckout, IamportReturn } from '../../src/index.js';
import '../../src/define.js';
import { attributesOf } from '../support/attributes.js';

interface Declaration {
  tagName?: string;
  attributes?: { name: string; description?: string }[];
}

describe('custom-elements.json', () => {
  for (const element of [IamportCheckout, IamportReturn]) {
    it(`names every attribute that ${element.name} observes, and says what it is`, async () => {
      const manifest = await (await fetch('/custom-elements.json')).json();
      const declarations: Declaration[] = manifest.modules.flatMap(
        (module: { declarations: Declaration[] }) => module.declarations,
      );
      const tagName = document.createElement(
        element === IamportReturn ? 'iamport-return' : 'iamport-checkout',
      ).localName;
      const { attributes = [] } = declarations.find((declaration) => declaration.tagName === tagName) ?? {};
      const observed = [...attributesOf(element), 'state'];
      expect(attributes.map(({ name }) => name).sort()).to.deep.equal(observed.sort());
      for (const { name, description } of attributes) expect(description, name).to.be.a('string').and.not.equal('');
    });
  }
});
