import type { PaymentApp } from './app.js';
import type { JudgedTarget } from './target.js';
import { comment, escapeXml, indent, labelled } from './xml.js';

/** How many schemes iOS counts from version 15 on (contract.md §4.3). */
export const COUNTED_SCHEMES = 50;

/** One entry of `LSApplicationQueriesSchemes`. */
export const schemeLine = ({ scheme, label }: PaymentApp): string =>
  `<string>${escapeXml(scheme)}</string> ${labelled(label)}`;

/** The app's own scheme. */
export const urlTypes = ({ scheme }: JudgedTarget): string => `<key>CFBundleURLTypes</key>
<array>
	<dict>
		<key>CFBundleTypeRole</key>
		<string>Editor</string>
		<key>CFBundleURLName</key>
		<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
		<key>CFBundleURLSchemes</key>
		<array>
			<string>${escapeXml(scheme)}</string>
		</array>
	</dict>
</array>`;

/** The apps that the payment page may open. */
export function queriedSchemes({ apps }: JudgedTarget): string {
  const lines = apps.map(schemeLine);
  if (lines.length > COUNTED_SCHEMES) {
    const end = `iOS counts the ${COUNTED_SCHEMES} above; those below are opened all the same, canOpenURL just does not see them`;
    lines.splice(COUNTED_SCHEMES, 0, comment(end));
  }
  return `<key>LSApplicationQueriesSchemes</key>
<array>
${indent(lines.join('\n'), '\t')}
</array>`;
}

/** Some card companies' pages are still http. */
export const TRANSPORT_SECURITY = `<key>NSAppTransportSecurity</key>
<dict>
	<key>NSAllowsArbitraryLoadsInWebContent</key>
	<true/>
</dict>`;

/** An Info.plist that holds what payments need. */
export function infoPlist(target: JudgedTarget): string {
  const parts = [
    comment('Copy the three keys into the Info.plist of your app; where it has one already, copy what is inside'),
    comment('Your own scheme: the apps come back by it; the same as app-scheme in your page'),
    urlTypes(target),
    comment('The apps that the payment page may open, the most important ones first'),
    queriedSchemes(target),
    comment('Some card companies still have http pages'),
    TRANSPORT_SECURITY,
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${indent(parts.join('\n'), '\t')}
</dict>
</plist>
`;
}
