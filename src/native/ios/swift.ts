import { only, quoted, startPage } from '../parts.js';
import type { Snippet } from '../snippet.js';
import type { JudgedTarget } from '../target.js';
import { PURPOSES } from './purposes.js';
import { storeRows } from './stores.js';

const raw = String.raw;

/** The Swift files of an iOS app that takes payments in a WebView. */
export function swiftCode(target: JudgedTarget): Snippet[] {
  return [
    { file: 'PaymentApps.swift', language: 'swift', purpose: PURPOSES.apps, text: apps(target) },
    { file: 'PaymentViewController.swift', language: 'swift', purpose: PURPOSES.controller, text: controller(target) },
    swiftCookiePolicy(),
    { file: 'SceneDelegate.swift', language: 'swift', purpose: PURPOSES.scene, text: SCENE },
    { file: 'AppDelegate.swift', language: 'swift', purpose: PURPOSES.delegate, text: DELEGATE },
  ];
}

/** The cookie policy in Swift. */
export function swiftCookiePolicy(): Snippet {
  return { file: 'PaymentCookies.swift', language: 'swift', purpose: PURPOSES.cookies, text: COOKIES };
}

const COOKIES = raw`import Foundation
import WebKit

/// Accepts cookies, which the PG's and the card company's pages share: a payment loses its session without them.
/// Call it in application(_:didFinishLaunchingWithOptions:), before the first WebView is made.
enum PaymentCookies {
    @MainActor
    static func accept() {
        HTTPCookieStorage.shared.cookieAcceptPolicy = .always
        // WKWebView keeps its cookies in a store of its own, which has a policy from iOS 17 on.
        if #available(iOS 17.0, *) {
            WKWebsiteDataStore.default().httpCookieStore.setCookiePolicy(.allow, completionHandler: nil)
        }
    }
}
`;

const SCENE = raw`import UIKit

class SceneDelegate: UIResponder, UIWindowSceneDelegate {
    var window: UIWindow?

    // The app was not running: the payment goes on in a new screen.
    func scene(
        _ scene: UIScene,
        willConnectTo session: UISceneSession,
        options connectionOptions: UIScene.ConnectionOptions
    ) {
        comeBack(connectionOptions.urlContexts)
        DispatchQueue.main.async {
            PaymentViewController.resume(from: self.window?.rootViewController)
        }
    }

    func scene(_ scene: UIScene, openURLContexts URLContexts: Set<UIOpenURLContext>) {
        comeBack(URLContexts)
    }

    private func comeBack(_ contexts: Set<UIOpenURLContext>) {
        for context in contexts {
            PaymentViewController.comeBack(context.url)
        }
    }
}
`;

const DELEGATE = raw`import UIKit

@main
class AppDelegate: UIResponder, UIApplicationDelegate {
    var window: UIWindow?

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        PaymentCookies.accept()
        return true
    }

    // For an app without scenes; one that has them hears it in its SceneDelegate.
    func application(
        _ app: UIApplication,
        open url: URL,
        options: [UIApplication.OpenURLOptionsKey: Any] = [:]
    ) -> Bool {
        let ours = PaymentViewController.comeBack(url)
        PaymentViewController.resume(from: window?.rootViewController)
        return ours
    }
}
`;

function apps(target: JudgedTarget): string {
  const rows = storeRows(target).map(
    ({ scheme, appStoreId, label }) => `        ${quoted(scheme)}: ${quoted(appStoreId)}, // ${label}\n`,
  );
  const table = rows.length > 0 ? `[\n${rows.join('')}    ]` : '[:]';
  return raw`import Foundation

/// The apps that payment pages open by a scheme, for those that are not installed yet.
enum PaymentApps {
    private static let storeIds: [String: String] = ${table}

    /// The app's page in the App Store, or nil.
    static func store(for url: URL) -> URL? {
        guard let scheme = url.scheme?.lowercased(), let id = storeIds[scheme] else { return nil }
        return URL(string: "itms-apps://itunes.apple.com/app/id\(id)")
    }
}
`;
}

function controller(target: JudgedTarget): string {
  const bankPay = target.duties.has('bankpay-result');
  const loadReturn = target.duties.has('load-return');
  const communicate = target.duties.has('communicate');
  const trust = bankPay || loadReturn;
  return raw`import UIKit
import WebKit

/// The screen that holds the payment page: PaymentViewController(page: …), with a page of the shop.
final class PaymentViewController: UIViewController {
    /// The scheme that other apps come back by: app-scheme of the page, and CFBundleURLSchemes of Info.plist.
    static let scheme = ${quoted(target.scheme.toLowerCase())}

    static let shop = URL(string: ${quoted(startPage(target.returnUrl))})!
    private static let returnPage = URL(string: ${quoted(target.returnUrl)})!
    private static weak var current: PaymentViewController?
    /// An address that came before this screen was there.
    private static var waiting: URL?

    private let startPage: URL
    private var webView: WKWebView!
${only(
  trust,
  raw`    /// The hosts that this payment has been on.
    private var hosts = Set<String>()
`,
)}${only(
  bankPay,
  raw`    private var bankAddress: URL?
    private var bankKey = ""
`,
)}
    init(page: URL = PaymentViewController.shop) {
        startPage = page
        super.init(nibName: nil, bundle: nil)
    }

    required init?(coder: NSCoder) {
        startPage = PaymentViewController.shop
        super.init(coder: coder)
    }

    override func viewDidLoad() {
        super.viewDidLoad()
        view.backgroundColor = .systemBackground
        let configuration = WKWebViewConfiguration()
        configuration.preferences.javaScriptCanOpenWindowsAutomatically = true
        webView = makeWindow(configuration, in: view)
        webView.allowsBackForwardNavigationGestures = true
        webView.load(URLRequest(url: startPage))
        Self.current = self
        if let url = Self.waiting {
            Self.waiting = nil
            takeUp(url, byPage: false)
        }
    }

    /// Hands an address of our scheme to the payment; false where it is another's.
    @discardableResult
    static func comeBack(_ url: URL) -> Bool {
        guard url.scheme?.lowercased() == scheme else { return false }
        if let screen = current {
            screen.takeUp(url, byPage: false)
        } else if url.absoluteString.contains("imp_uid=") {
            waiting = url
        } else {
            // Without a screen only a payment that has ended needs one: the rest is your app's own.
            return false
        }
        return true
    }

    /// Opens a screen for an address that came before there was one: the app was ended while a bank's was in front.
    static func resume(from root: UIViewController?) {
        if waiting != nil { root?.present(PaymentViewController(), animated: false) }
    }

    private func makeWindow(_ configuration: WKWebViewConfiguration, in parent: UIView) -> WKWebView {
        let window = WKWebView(frame: .zero, configuration: configuration)
        // No custom user agent: several payment pages break with one.
        window.navigationDelegate = self
        window.uiDelegate = self
        window.translatesAutoresizingMaskIntoConstraints = false
        parent.addSubview(window)
        NSLayoutConstraint.activate([
            window.topAnchor.constraint(equalTo: parent.safeAreaLayoutGuide.topAnchor),
            window.bottomAnchor.constraint(equalTo: parent.bottomAnchor),
            window.leadingAnchor.constraint(equalTo: parent.leadingAnchor),
            window.trailingAnchor.constraint(equalTo: parent.trailingAnchor)
        ])
        return window
    }

    /// Opens the app, or its page in the App Store where it is not installed.
    private func openApp(_ url: URL) {
        UIApplication.shared.open(url, options: [:]) { opened in
            guard !opened, let store = PaymentApps.store(for: url) else { return }
            UIApplication.shared.open(store, options: [:], completionHandler: nil)
        }
    }

    private func isWeb(_ url: URL) -> Bool {
        return ["http", "https"].contains(url.scheme?.lowercased() ?? "")
    }

    /// True where the WebView must not load the address.
    private func leaves(_ url: URL) -> Bool {
        if isWeb(url) {
            return ["apps.apple.com", "itunes.apple.com"].contains(url.host?.lowercased() ?? "")
        }
        return !["", "about", "blob", "data", "javascript"].contains(url.scheme?.lowercased() ?? "")
    }

    private func handOver(_ url: URL) {
        // No payment page needs the files of this app.
        if url.isFileURL { return }
        if url.scheme?.lowercased() == Self.scheme {
            takeUp(url, byPage: true)
        } else {
            openApp(url)
        }
    }

    /// Takes up an address of our own scheme: of another app, or of a page of the payment.
    private func takeUp(_ url: URL, byPage: Bool) {
        let behind = url.absoluteString.dropFirst(Self.scheme.count + 1)
        let rest = String(behind.drop(while: { ":/?".contains($0) }))
${only(
  loadReturn,
  raw`        // After the bank's app the PG's page finishes a transfer, then goes on by our scheme: it is not left before.
        let unfinished = webView.url?.host.map({ $0.lowercased() != Self.returnPage.host }) ?? false
        if !byPage, unfinished, queryIn(rest).contains("m_redirect_url=") { return }
        // A bank transfer waits for the app to load the address that it brings back.
        if let address = addressIn(rest), isTrusted(address) {
            webView.load(URLRequest(url: address))
            return
        }
`,
)}        let query = queryIn(rest)
${only(
  bankPay,
  raw`        if let code = value(of: "bankpaycode", in: query) {
            finishBankPay(code, value(of: "bankpayvalue", in: query) ?? "")
            return
        }
`,
)}        if value(of: "imp_uid", in: query) != nil {
            if let address = withQuery(Self.returnPage, query) { webView.load(URLRequest(url: address)) }
            return
        }
${
  communicate
    ? raw`        // KakaoPay's window stays open in the page and is told how it ended.
        let word = rest.prefix(while: { !"/?#".contains($0) }).lowercased()
        // Any other address has another purpose, and the window finds out by itself.
        if word != "process", word != "cancel" { return }
        webView.evaluateJavaScript(
            "window.IamportElements&&IamportElements.communicate({result:'\(word)'})", completionHandler: nil)
`
    : raw`        // Otherwise the page is left as it is: it asks by itself how the payment ended.
`
}    }
${only(
  trust,
  raw`
    /// Any app can send our scheme an address: only hosts that this payment has been on are followed, no stranger's.
    private func isTrusted(_ url: URL) -> Bool {
        // user@host, or a backslash, makes an address look like another host's.
        if url.user != nil || url.absoluteString.contains("\\") { return false }
        guard let host = url.host?.lowercased() else { return false }
        let scheme = url.scheme?.lowercased()
        let ours = Self.returnPage.scheme?.lowercased()
        if scheme == ours, host == Self.returnPage.host?.lowercased() { return true }
        // http is for a shop that is being developed, on http itself.
        return (scheme == "https" || scheme == ours) && hosts.contains(host)
    }
`,
)}${only(
  loadReturn,
  raw`
    /// The address behind the scheme (myshop://https://…), or the one in m_redirect_url, or nil.
    private func addressIn(_ rest: String) -> URL? {
        if let address = webAddress(rest) ?? webAddress(rest.removingPercentEncoding ?? "") { return address }
        let query = queryIn(rest)
        guard let name = query.range(of: "m_redirect_url=") else { return nil }
        let before = String(query[..<name.lowerBound])
        let value = String(query[name.upperBound...])
        // Written plainly it is the last one, and has parameters of its own.
        if let address = webAddress(value) { return withPayment(address, before) }
        let encoded = String(value.prefix(while: { $0 != "&" }))
        guard let address = webAddress(encoded.removingPercentEncoding ?? "") else { return nil }
        return withPayment(address, before + String(value.dropFirst(encoded.count)))
    }

    /// An http(s) address. A browser drops the colon of a scheme behind a scheme: myshop://https//…
    private func webAddress(_ text: String) -> URL? {
        let options: String.CompareOptions = [.regularExpression, .caseInsensitive]
        guard let start = text.range(of: "^https?:?//", options: options) else { return nil }
        let scheme = text.lowercased().hasPrefix("https") ? "https" : "http"
        return URL(string: scheme + "://" + String(text[start.upperBound...]))
    }

    private func withPayment(_ address: URL, _ query: String) -> URL? {
        return address.absoluteString.contains("imp_uid=") ? address : withQuery(address, query)
    }
`,
)}
    /// What came behind the question mark; some come without one, and with their separators encoded.
    private func queryIn(_ rest: String) -> String {
        var text = String(rest.prefix(while: { $0 != "#" }))
        if let mark = text.firstIndex(of: "?"), mark < text.firstIndex(of: "=") ?? text.endIndex {
            text = String(text[text.index(after: mark)...])
        }
        let encoded = text.contains("%26") && !text.contains("&")
        return encoded ? text.removingPercentEncoding ?? text : text
    }

    private func value(of name: String, in query: String) -> String? {
        let pair = query.components(separatedBy: "&").first(where: { $0.hasPrefix(name + "=") })
        guard let value = pair?.dropFirst(name.count + 1), !value.isEmpty else { return nil }
        return String(value)
    }

    private func withQuery(_ url: URL, _ query: String) -> URL? {
        let halves = url.absoluteString.components(separatedBy: "#")
        let fragment = halves.count > 1 ? "#" + halves[1] : ""
        let text = query.components(separatedBy: "&").filter({ !$0.isEmpty }).joined(separator: "&")
        let allowed = CharacterSet.urlQueryAllowed.union(CharacterSet(charactersIn: "%"))
        guard let added = text.addingPercentEncoding(withAllowedCharacters: allowed), !added.isEmpty else { return url }
        return URL(string: halves[0] + (halves[0].contains("?") ? "&" : "?") + added + fragment)
    }
${only(
  bankPay,
  raw`
    /// Remembers where BankPay's result goes, for a page that wants it from this app; other PGs wait for it themselves.
    private func noteBankPay(_ url: URL, from page: URL?) {
        guard let host = page?.host?.lowercased(), ("." + host).hasSuffix(".nicepay.co.kr") else { return }
        let query = url.query ?? ""
        let written = value(of: "callbackparam1", in: query)?.removingPercentEncoding ?? ""
        let address = URL(string: written)
        // The newer protocol says where the result goes.
        let newer = address.map({ isTrusted($0) }) ?? false
        bankAddress = newer ? address : URL(string: "https://web.nicepay.co.kr/smart/bank/payTrans.jsp")
        bankKey = value(of: "user_key", in: query) ?? ""
    }

    private func finishBankPay(_ code: String, _ value: String) {
        // Any other code: cancelled or failed, and the page still offers another try.
        guard code == "000", let address = bankAddress else { return }
        bankAddress = nil
        let form = "callbackparam2=\(bankKey)&bankpay_code=\(code)&bankpay_value=\(value)"
        var request = URLRequest(url: address)
        request.httpMethod = "POST"
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(form.replacingOccurrences(of: "+", with: "%2B").utf8)
        webView.load(request)
    }
`,
)}}

extension PaymentViewController: WKNavigationDelegate {
    func webView(
        _ webView: WKWebView,
        decidePolicyFor navigationAction: WKNavigationAction
    ) async -> WKNavigationActionPolicy {
        guard let url = navigationAction.request.url else { return .allow }
${only(
  trust,
  raw`        if isWeb(url), let host = url.host?.lowercased(), navigationAction.targetFrame?.isMainFrame == true {
            hosts.insert(host)
        }
`,
)}${only(
  bankPay,
  raw`        if url.scheme?.lowercased() == "kftc-bankpay" { noteBankPay(url, from: webView.url) }
`,
)}        guard leaves(url) else { return .allow }
        handOver(url)
        return .cancel
    }

    // The system took the page's memory while a bank's app was in front: without this it stays white.
    func webViewWebContentProcessDidTerminate(_ webView: WKWebView) {
        webView.reload()
    }
}

extension PaymentViewController: WKUIDelegate {
    func webView(
        _ webView: WKWebView,
        createWebViewWith configuration: WKWebViewConfiguration,
        for navigationAction: WKNavigationAction,
        windowFeatures: WKWindowFeatures
    ) -> WKWebView? {
        // An app that a page opens in a new window needs no window.
        if let url = navigationAction.request.url, leaves(url) {
            handOver(url)
            return nil
        }
        let screen = UIViewController()
        screen.view.backgroundColor = .systemBackground
        screen.navigationItem.rightBarButtonItem = UIBarButtonItem(
            barButtonSystemItem: .close, target: self, action: #selector(closeWindow))
        let window = makeWindow(configuration, in: screen.view)
        top.present(UINavigationController(rootViewController: screen), animated: true)
        return window
    }

    func webViewDidClose(_ webView: WKWebView) {
        if webView !== self.webView { closeWindow() }
    }

    func webView(
        _ webView: WKWebView,
        runJavaScriptAlertPanelWithMessage message: String,
        initiatedByFrame frame: WKFrameInfo
    ) async {
        _ = await ask(message, canCancel: false)
    }

    func webView(
        _ webView: WKWebView,
        runJavaScriptConfirmPanelWithMessage message: String,
        initiatedByFrame frame: WKFrameInfo
    ) async -> Bool {
        return await ask(message, canCancel: true)
    }

    private func ask(_ message: String, canCancel: Bool) async -> Bool {
        guard view.window != nil else { return false }
        return await withCheckedContinuation { continuation in
            let alert = UIAlertController(title: nil, message: message, preferredStyle: .alert)
            if canCancel {
                alert.addAction(UIAlertAction(title: "취소", style: .cancel) { _ in
                    continuation.resume(returning: false)
                })
            }
            alert.addAction(UIAlertAction(title: "확인", style: .default) { _ in
                continuation.resume(returning: true)
            })
            top.present(alert, animated: true)
        }
    }

    /// The screen in front: this one, or a window that the page opened.
    private var top: UIViewController {
        var screen: UIViewController = self
        while let next = screen.presentedViewController, !next.isBeingDismissed {
            screen = next
        }
        return screen
    }

    @objc private func closeWindow() {
        let screen = top
        if screen !== self { screen.dismiss(animated: true) }
    }
}
`;
}
