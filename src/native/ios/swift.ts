import { only, quoted, startPage } from '../parts.js';
import type { Snippet } from '../snippet.js';
import { storeRows } from '../stores.js';
import type { JudgedTarget } from '../target.js';
import { PURPOSES } from './purposes.js';

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

// An app of SwiftUI has none of this; its WindowGroup's view hears it:
// .onOpenURL { PaymentViewController.comeBack($0); PaymentViewController.resume() }
class SceneDelegate: UIResponder, UIWindowSceneDelegate {
    var window: UIWindow?

    // The app was not running: the payment goes on in a new screen.
    func scene(
        _ scene: UIScene,
        willConnectTo session: UISceneSession,
        options connectionOptions: UIScene.ConnectionOptions
    ) {
        comeBack(connectionOptions.urlContexts)
    }

    func scene(_ scene: UIScene, openURLContexts URLContexts: Set<UIOpenURLContext>) {
        comeBack(URLContexts)
    }

    private func comeBack(_ contexts: Set<UIOpenURLContext>) {
        for context in contexts {
            PaymentViewController.comeBack(context.url)
        }
        // The window comes to the front after this.
        DispatchQueue.main.async { PaymentViewController.resume() }
    }
}
`;

const DELEGATE = raw`import UIKit

// Add both to your AppDelegate, the one with @main; an app of SwiftUI accepts the cookies in its App's init().
class AppDelegate: UIResponder, UIApplicationDelegate {
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
        PaymentViewController.resume()
        return ours
    }
}
`;

function apps(target: JudgedTarget): string {
  const rows = storeRows(target, 'ios').map(
    ({ scheme, storeId, label }) => `        ${quoted(scheme)}: ${quoted(storeId)}, // ${label}\n`,
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
  return raw`import UIKit
import WebKit

/// The screen that holds the payment page: PaymentViewController(page: …), with a page of the shop.
final class PaymentViewController: UIViewController {
    /// The scheme that other apps come back by: app-scheme of the page, and CFBundleURLSchemes of Info.plist.
    static let scheme = ${quoted(target.scheme.toLowerCase())}

    static let shop = URL(string: ${quoted(startPage(target.returnUrl))})!
    private static let returnPage = URL(string: ${quoted(target.returnUrl)})!
    private static weak var current: PaymentViewController?
    /// An address that came before there was a screen, and then the one that this screen was opened for.
    private static var waiting: URL?
    private var arrived: URL?

    /// The page of the shop that was shown last; at first the one to start on.
    private var shopPage: URL
    private var webView: WKWebView!
${only(
  loadReturn,
  raw`    /// Where this payment has been outside the shop. Not kept over the app's end: the session cookies end with it.
    private var origins = Set<String>()
`,
)}${only(
  bankPay,
  raw`    /// Where BankPay's result goes. Not kept over the app's end either: the bank's page knows nobody without cookies.
    private var bankAddress: URL?
    private var bankKey = ""
`,
)}
    init(page: URL = PaymentViewController.shop) {
        shopPage = page
        super.init(nibName: nil, bundle: nil)
    }

    required init?(coder: NSCoder) {
        shopPage = PaymentViewController.shop
        super.init(coder: coder)
    }

    override func viewDidLoad() {
        super.viewDidLoad()
        view.backgroundColor = .systemBackground
        let configuration = WKWebViewConfiguration()
        configuration.preferences.javaScriptCanOpenWindowsAutomatically = true
        webView = makeWindow(configuration, in: view)
        webView.allowsBackForwardNavigationGestures = true
        webView.load(URLRequest(url: shopPage))
        Self.current = self
        // What waits belongs to the screen that resume() opens, and to no other payment.
        Self.waiting = nil
        if let url = arrived { takeUp(url, byPage: false) }
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
    static func resume() {
        let scenes = UIApplication.shared.connectedScenes.compactMap({ $0 as? UIWindowScene })
        let windows = scenes.flatMap({ $0.windows })
        let window = windows.first(where: { $0.isKeyWindow }) ?? windows.first
        guard let url = waiting, let root = window?.rootViewController else { return }
        let screen = PaymentViewController()
        screen.arrived = url
        front(of: root).present(screen, animated: false)
    }

    /// What was presented above a screen, or the screen itself.
    private static func front(of screen: UIViewController) -> UIViewController {
        var front = screen
        while let next = front.presentedViewController, !next.isBeingDismissed {
            front = next
        }
        return front
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

    private func handOver(_ url: URL, byPage: Bool) {
        // No payment page needs the files of this app.
        if url.isFileURL { return }
        if url.scheme?.lowercased() == Self.scheme {
            takeUp(url, byPage: byPage)
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
        let isAway = webView.url.map({ isWeb($0) && !isShop($0) }) ?? false
        if !byPage, isAway, queryIn(rest).contains("m_redirect_url=") { return }
        // A bank transfer waits for the app to load the address that it brings back.
        if let address = addressIn(rest), isTrusted(address, byPage) {
            load(URLRequest(url: address))
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
            if let address = withQuery(Self.returnPage, query) { load(URLRequest(url: address)) }
            return
        }
${
  communicate
    ? raw`        // KakaoPay's window stays open in the page and is told how it ended.
        let word = rest.prefix(while: { !"/?#".contains($0) }).lowercased()
        // Any other address has another purpose, and the window finds out by itself.
        if word != "process", word != "cancel" { return }
        webView.evaluateJavaScript(
            "window.IamportElements&&window.IamportElements.communicate({result:'\(word)'})", completionHandler: nil)
`
    : raw`        // Otherwise the page is left as it is: it asks by itself how the payment ended.
`
}    }

    /// Loads a page without the windows that the last one opened.
    private func load(_ request: URLRequest) {
        whenStill { [weak self] in
            if self?.presentedViewController != nil { self?.dismiss(animated: false) }
        }
        webView.load(request)
    }

    /// Remembers where the payment has been.
    private func notePage(_ request: URLRequest, in window: WKWebView) {
        guard let url = request.url else { return }
        if isShop(url), window === webView, request.httpMethod == "GET" { shopPage = url }
${only(
  loadReturn,
  raw`        // http is for a shop that is being developed, on http itself.
        let secure = ["https", Self.returnPage.scheme].contains(url.scheme?.lowercased())
        if secure, !isShop(url) { origins.insert(origin(url)) }
`,
)}    }

    private func isShop(_ url: URL) -> Bool {
        return isPlain(url) && origin(url) == origin(Self.returnPage)
    }

    /// False for an address that looks like another host's: user@host, or a backslash.
    private func isPlain(_ url: URL) -> Bool {
        return url.host != nil && url.user == nil && !url.absoluteString.contains("\\")
    }

    private func origin(_ url: URL) -> String {
        let scheme = url.scheme?.lowercased() ?? ""
        let port = url.port ?? (scheme == "https" ? 443 : 80)
        return "\(scheme)://\(url.host?.lowercased() ?? ""):\(port)"
    }
${only(
  loadReturn,
  raw`
    /// Any app can send our scheme an address: it leads to the return page and to where this payment has been only.
    private func isTrusted(_ url: URL, _ byPage: Bool) -> Bool {
        let ours = byPage ? isShop(url) : bare(url) == bare(Self.returnPage)
        return ours || isPlain(url) && origins.contains(origin(url))
    }

    private func bare(_ url: URL) -> Substring {
        return url.absoluteString.prefix(while: { !"?#".contains($0) })
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
        return URL(string: scheme + "://" + encoded(String(text[start.upperBound...]), keeping: "%#"))
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
        if text.isEmpty { return url }
        let mark = halves[0].contains("?") ? "&" : "?"
        return URL(string: halves[0] + mark + encoded(text, keeping: "%") + fragment)
    }

    /// Before iOS 17 no address has a blank or a letter of Korean in it.
    private func encoded(_ text: String, keeping kept: String) -> String {
        let allowed = CharacterSet.urlQueryAllowed.union(CharacterSet(charactersIn: kept))
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
${only(
  bankPay,
  raw`
    /// Remembers where BankPay's result goes, for a page that wants it from this app; other PGs wait for it themselves.
    private func noteBankPay(_ url: URL, from page: URL?) {
        guard let page = page, isBank(page) else { return }
        let query = url.query ?? ""
        let written = value(of: "callbackparam1", in: query)?.removingPercentEncoding ?? ""
        let address = URL(string: encoded(written, keeping: "%"))
        // The newer protocol says where the result goes.
        let newer = address.map({ isBank($0) && $0.scheme == "https" }) ?? false
        bankAddress = newer ? address : URL(string: "https://web.nicepay.co.kr/smart/bank/payTrans.jsp")
        bankKey = value(of: "user_key", in: query) ?? ""
    }

    private func isBank(_ url: URL) -> Bool {
        return isPlain(url) && ("." + (url.host?.lowercased() ?? "")).hasSuffix(".nicepay.co.kr")
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
        load(request)
    }
`,
)}}

extension PaymentViewController: WKNavigationDelegate {
    func webView(
        _ webView: WKWebView,
        decidePolicyFor navigationAction: WKNavigationAction
    ) async -> WKNavigationActionPolicy {
        guard let url = navigationAction.request.url else { return .allow }
        let main = navigationAction.targetFrame?.isMainFrame ?? false
        guard leaves(url) else {
            if main { notePage(navigationAction.request, in: webView) }
            return .allow
        }
${only(
  bankPay,
  raw`        if url.scheme?.lowercased() == "kftc-bankpay" { noteBankPay(url, from: webView.url) }
`,
)}        // A frame's word is no more than another app's.
        handOver(url, byPage: main)
        // A window that a page opened for an app only has nothing to show.
        let empty = webView.url == nil || webView.url?.absoluteString == "about:blank" && !webView.canGoBack
        if main, empty { close(webView) }
        return .cancel
    }

    // The system took the page's memory while a bank's app was in front: without this it stays white.
    func webViewWebContentProcessDidTerminate(_ webView: WKWebView) {
        // A page of the shop may be loaded anew; a payment's could be sent twice.
        if webView === self.webView { load(URLRequest(url: shopPage)) } else { close(webView) }
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
            handOver(url, byPage: false)
            return nil
        }
        let screen = UIViewController()
        screen.view.backgroundColor = .systemBackground
        screen.navigationItem.rightBarButtonItem = UIBarButtonItem(
            barButtonSystemItem: .close, target: self, action: #selector(closeWindow))
        let window = makeWindow(configuration, in: screen.view)
        show(UINavigationController(rootViewController: screen))
        return window
    }

    func webViewDidClose(_ webView: WKWebView) {
        close(webView)
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
        return await withCheckedContinuation { continuation in
            let answer = Answer(continuation)
            let alert = UIAlertController(title: nil, message: message, preferredStyle: .alert)
            if canCancel {
                alert.addAction(UIAlertAction(title: "취소", style: .cancel) { _ in answer.give(false) })
            }
            alert.addAction(UIAlertAction(title: "확인", style: .default) { _ in answer.give(true) })
            show(alert)
        }
    }

    private func show(_ screen: UIViewController) {
        whenStill { [weak self] in
            if let self = self { Self.front(of: self).present(screen, animated: true) }
        }
    }

    /// UIKit drops what is presented or dismissed while another screen comes or goes.
    private func whenStill(_ act: @escaping () -> Void) {
        guard let transition = Self.front(of: self).transitionCoordinator else { return act() }
        transition.animate(alongsideTransition: nil) { [weak self] _ in
            DispatchQueue.main.async { self?.whenStill(act) }
        }
    }

    /// Closes a window that the page opened, with what is above it.
    private func close(_ window: WKWebView) {
        whenStill { [weak self] in
            var screen = self?.presentedViewController
            while let shown = screen, !window.isDescendant(of: shown.view) {
                screen = shown.presentedViewController
            }
            screen?.presentingViewController?.dismiss(animated: true)
        }
    }

    @objc private func closeWindow() {
        let screen = Self.front(of: self)
        if screen !== self { screen.dismiss(animated: true) }
    }
}

/// Answers a page's question once: with no where its alert cannot be shown, or is closed together with its window.
@MainActor
private final class Answer {
    private var page: CheckedContinuation<Bool, Never>?

    init(_ page: CheckedContinuation<Bool, Never>) {
        self.page = page
    }

    func give(_ agreed: Bool) {
        page?.resume(returning: agreed)
        page = nil
    }

    deinit {
        page?.resume(returning: false)
    }
}
`;
}
