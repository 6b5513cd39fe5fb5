import { only, quoted, startPage } from '../parts.js';
import type { Snippet } from '../snippet.js';
import type { JudgedTarget } from '../target.js';
import { PURPOSES } from './purposes.js';
import { storeRows } from './stores.js';

const raw = String.raw;

/** The Objective-C files of an iOS app that takes payments in a WebView. */
export function objcCode(target: JudgedTarget): Snippet[] {
  return [
    { file: 'PaymentViewController.h', language: 'objc', purpose: PURPOSES.header, text: HEADER },
    { file: 'PaymentViewController.m', language: 'objc', purpose: PURPOSES.controller, text: controller(target) },
    { file: 'SceneDelegate.m', language: 'objc', purpose: PURPOSES.scene, text: SCENE },
    { file: 'AppDelegate.m', language: 'objc', purpose: PURPOSES.delegate, text: DELEGATE },
  ];
}

/** The cookie policy in Objective-C, where the Inicis manual has it. */
export function objcCookiePolicy(): Snippet {
  return { file: 'AppDelegate.m', language: 'objc', purpose: PURPOSES.cookies, text: COOKIES };
}

const COOKIES = raw`- (BOOL)application:(UIApplication *)application didFinishLaunchingWithOptions:(NSDictionary *)launchOptions
{
    // The PG's and the card company's pages share cookies: a payment loses its session without them.
    [[NSHTTPCookieStorage sharedHTTPCookieStorage] setCookieAcceptPolicy:NSHTTPCookieAcceptPolicyAlways];
    // WKWebView keeps its cookies in a store of its own, which has a policy from iOS 17 on.
    if (@available(iOS 17.0, *)) {
        WKHTTPCookieStore *cookies = [WKWebsiteDataStore defaultDataStore].httpCookieStore;
        [cookies setCookiePolicy:WKCookiePolicyAllow completionHandler:nil];
    }

    return YES;
}
`;

const DELEGATE = raw`#import "AppDelegate.h"
#import "PaymentViewController.h"
#import <WebKit/WebKit.h>

@implementation AppDelegate

${COOKIES}
// For an app without scenes; one that has them hears it in its SceneDelegate.
- (BOOL)application:(UIApplication *)app
            openURL:(NSURL *)url
            options:(NSDictionary<UIApplicationOpenURLOptionsKey, id> *)options
{
    BOOL ours = [PaymentViewController comeBack:url];
    [PaymentViewController resumeFrom:self.window.rootViewController];
    return ours;
}

@end
`;

const SCENE = raw`#import "SceneDelegate.h"
#import "PaymentViewController.h"

@implementation SceneDelegate

// The app was not running: the payment goes on in a new screen.
- (void)scene:(UIScene *)scene
    willConnectToSession:(UISceneSession *)session
                 options:(UISceneConnectionOptions *)connectionOptions
{
    [self comeBack:connectionOptions.URLContexts];
    dispatch_async(dispatch_get_main_queue(), ^{
        [PaymentViewController resumeFrom:self.window.rootViewController];
    });
}

- (void)scene:(UIScene *)scene openURLContexts:(NSSet<UIOpenURLContext *> *)URLContexts
{
    [self comeBack:URLContexts];
}

- (void)comeBack:(NSSet<UIOpenURLContext *> *)contexts
{
    for (UIOpenURLContext *context in contexts) {
        [PaymentViewController comeBack:context.URL];
    }
}

@end
`;

const HEADER = raw`#import <UIKit/UIKit.h>

NS_ASSUME_NONNULL_BEGIN

/// The screen that holds the payment page.
@interface PaymentViewController : UIViewController

/// Starts on a page of the shop; init alone on its first one.
- (instancetype)initWithPage:(NSURL *)page;

/// Hands an address of our scheme to the payment; NO where it is another's.
+ (BOOL)comeBack:(NSURL *)url;

/// Opens a screen for an address that came before there was one: the app was ended while a bank's was in front.
+ (void)resumeFrom:(nullable UIViewController *)root;

@end

NS_ASSUME_NONNULL_END
`;

function storeTable(target: JudgedTarget): string {
  const rows = storeRows(target).map(
    ({ scheme, appStoreId, label }) => `            @${quoted(scheme)} : @${quoted(appStoreId)}, // ${label}\n`,
  );
  return rows.length > 0 ? `@{\n${rows.join('')}        }` : '@{}';
}

function controller(target: JudgedTarget): string {
  const bankPay = target.duties.has('bankpay-result');
  const loadReturn = target.duties.has('load-return');
  const communicate = target.duties.has('communicate');
  const trust = bankPay || loadReturn;
  return raw`#import "PaymentViewController.h"
#import <WebKit/WebKit.h>

/// The scheme that other apps come back by: app-scheme of the page, and CFBundleURLSchemes of Info.plist.
static NSString *const Scheme = @${quoted(target.scheme.toLowerCase())};
static NSString *const ShopPage = @${quoted(startPage(target.returnUrl))};
static NSString *const ReturnPage = @${quoted(target.returnUrl)};

static __weak PaymentViewController *current;
/// An address that came before the screen was there.
static NSURL *waiting;

/// The App Store's numbers of the apps that payment pages open by a scheme, for those that are not installed yet.
static NSDictionary<NSString *, NSString *> *storeIds(void)
{
    static NSDictionary<NSString *, NSString *> *ids;
    static dispatch_once_t once;
    dispatch_once(&once, ^{
        ids = ${storeTable(target)};
    });
    return ids;
}

@interface PaymentViewController () <WKNavigationDelegate, WKUIDelegate>

@property (nonatomic, copy) NSURL *startPage;
@property (nonatomic, strong) WKWebView *webView;
${only(
  trust,
  raw`/// The hosts that this payment has been on.
@property (nonatomic, strong) NSMutableSet<NSString *> *hosts;
`,
)}${only(
  bankPay,
  raw`@property (nonatomic, copy) NSURL *bankAddress;
@property (nonatomic, copy) NSString *bankKey;
`,
)}
@end

@implementation PaymentViewController

- (instancetype)initWithPage:(NSURL *)page
{
    self = [super initWithNibName:nil bundle:nil];
    if (self) {
        _startPage = [page copy];
    }
    return self;
}

- (void)viewDidLoad
{
    [super viewDidLoad];
    self.view.backgroundColor = UIColor.systemBackgroundColor;
${only(
  trust,
  raw`    self.hosts = [NSMutableSet set];
`,
)}    WKWebViewConfiguration *configuration = [[WKWebViewConfiguration alloc] init];
    configuration.preferences.javaScriptCanOpenWindowsAutomatically = YES;
    self.webView = [self makeWindow:configuration in:self.view];
    self.webView.allowsBackForwardNavigationGestures = YES;
    [self load:self.startPage ?: [NSURL URLWithString:ShopPage]];
    current = self;
    if (waiting) {
        NSURL *url = waiting;
        waiting = nil;
        [self takeUp:url byPage:NO];
    }
}

+ (BOOL)comeBack:(NSURL *)url
{
    if (![url.scheme.lowercaseString isEqualToString:Scheme]) return NO;
    PaymentViewController *screen = current;
    if (screen) {
        [screen takeUp:url byPage:NO];
    } else if ([url.absoluteString containsString:@"imp_uid="]) {
        waiting = url;
    } else {
        // Without a screen only a payment that has ended needs one: the rest is your app's own.
        return NO;
    }
    return YES;
}

+ (void)resumeFrom:(UIViewController *)root
{
    if (waiting) [root presentViewController:[[PaymentViewController alloc] init] animated:NO completion:nil];
}

- (WKWebView *)makeWindow:(WKWebViewConfiguration *)configuration in:(UIView *)parent
{
    WKWebView *window = [[WKWebView alloc] initWithFrame:CGRectZero configuration:configuration];
    // No custom user agent: several payment pages break with one.
    window.navigationDelegate = self;
    window.UIDelegate = self;
    window.translatesAutoresizingMaskIntoConstraints = NO;
    [parent addSubview:window];
    [NSLayoutConstraint activateConstraints:@[
        [window.topAnchor constraintEqualToAnchor:parent.safeAreaLayoutGuide.topAnchor],
        [window.bottomAnchor constraintEqualToAnchor:parent.bottomAnchor],
        [window.leadingAnchor constraintEqualToAnchor:parent.leadingAnchor],
        [window.trailingAnchor constraintEqualToAnchor:parent.trailingAnchor]
    ]];
    return window;
}

- (void)load:(NSURL *)url
{
    [self.webView loadRequest:[NSURLRequest requestWithURL:url]];
}

/// Opens the app, or its page in the App Store where it is not installed.
- (void)openApp:(NSURL *)url
{
    UIApplication *application = UIApplication.sharedApplication;
    [application openURL:url options:@{} completionHandler:^(BOOL opened) {
        NSString *storeId = storeIds()[url.scheme.lowercaseString];
        if (opened || !storeId) return;
        NSString *store = [@"itms-apps://itunes.apple.com/app/id" stringByAppendingString:storeId];
        [application openURL:[NSURL URLWithString:store] options:@{} completionHandler:nil];
    }];
}

/// Takes up an address of our own scheme: of another app, or of a page of the payment.
- (void)takeUp:(NSURL *)url byPage:(BOOL)byPage
{
    NSString *behind = [url.absoluteString substringFromIndex:Scheme.length + 1];
    NSRange junk = [behind rangeOfString:@"^[:/?]+" options:NSRegularExpressionSearch];
    NSString *rest = junk.location == NSNotFound ? behind : [behind substringFromIndex:NSMaxRange(junk)];
${only(
  loadReturn,
  raw`    // After the bank's app the PG's page finishes a transfer, then goes on by our scheme: it is not left before.
    NSString *host = self.webView.URL.host.lowercaseString;
    BOOL unfinished = host && ![host isEqualToString:[NSURL URLWithString:ReturnPage].host];
    if (!byPage && unfinished && [[self queryIn:rest] containsString:@"m_redirect_url="]) return;
    // A bank transfer waits for the app to load the address that it brings back.
    NSURL *address = [self addressIn:rest];
    if (address && [self isTrusted:address]) {
        [self load:address];
        return;
    }
`,
)}    NSString *query = [self queryIn:rest];
${only(
  bankPay,
  raw`    NSString *code = [self field:@"bankpaycode" in:query];
    if (code) {
        [self finishBankPay:code value:[self field:@"bankpayvalue" in:query]];
        return;
    }
`,
)}    if ([self field:@"imp_uid" in:query]) {
        NSURL *page = [self add:query to:[NSURL URLWithString:ReturnPage]];
        if (page) [self load:page];
        return;
    }
${
  communicate
    ? raw`    // KakaoPay's window stays open in the page and is told how it ended.
    NSCharacterSet *ends = [NSCharacterSet characterSetWithCharactersInString:@"/?#"];
    NSString *word = [rest componentsSeparatedByCharactersInSet:ends].firstObject.lowercaseString;
    // Any other address has another purpose, and the window finds out by itself.
    if (![@[@"process", @"cancel"] containsObject:word]) return;
    NSString *script = @"window.IamportElements&&IamportElements.communicate({result:'%@'})";
    [self.webView evaluateJavaScript:[NSString stringWithFormat:script, word] completionHandler:nil];
`
    : raw`    // Otherwise the page is left as it is: it asks by itself how the payment ended.
`
}}
${only(
  trust,
  raw`
/// Any app can send our scheme an address: only hosts that this payment has been on are followed, no stranger's.
- (BOOL)isTrusted:(NSURL *)url
{
    NSString *host = url.host.lowercaseString;
    if (!host || url.user || [url.absoluteString containsString:@"\\"]) return NO;
    NSString *scheme = url.scheme.lowercaseString;
    NSURL *page = [NSURL URLWithString:ReturnPage];
    if ([scheme isEqualToString:page.scheme] && [host isEqualToString:page.host]) return YES;
    // http is for a shop that is being developed, on http itself.
    BOOL secure = [scheme isEqualToString:@"https"] || [scheme isEqualToString:page.scheme];
    return secure && [self.hosts containsObject:host];
}
`,
)}${only(
  loadReturn,
  raw`
/// The address behind the scheme (myshop://https://…), or the one in m_redirect_url, or nil.
- (NSURL *)addressIn:(NSString *)rest
{
    NSURL *behind = [self webAddress:rest] ?: [self webAddress:rest.stringByRemovingPercentEncoding];
    if (behind) return behind;
    NSString *query = [self queryIn:rest];
    NSRange name = [query rangeOfString:@"m_redirect_url="];
    if (name.location == NSNotFound) return nil;
    NSString *others = [query substringToIndex:name.location];
    NSString *value = [query substringFromIndex:NSMaxRange(name)];
    NSURL *address = [self webAddress:value];
    // Written plainly it is the last one, and has parameters of its own.
    if (!address) {
        NSString *encoded = [value componentsSeparatedByString:@"&"].firstObject;
        others = [others stringByAppendingString:[value substringFromIndex:encoded.length]];
        address = [self webAddress:encoded.stringByRemovingPercentEncoding];
    }
    if (!address || [address.absoluteString containsString:@"imp_uid="]) return address;
    return [self add:others to:address];
}

/// An http(s) address. A browser drops the colon of a scheme behind a scheme: myshop://https//…
- (NSURL *)webAddress:(NSString *)text
{
    if (!text) return nil;
    NSStringCompareOptions options = NSRegularExpressionSearch | NSCaseInsensitiveSearch;
    NSRange start = [text rangeOfString:@"^https?:?//" options:options];
    if (start.location == NSNotFound) return nil;
    NSString *scheme = [text.lowercaseString hasPrefix:@"https"] ? @"https://" : @"http://";
    return [NSURL URLWithString:[scheme stringByAppendingString:[text substringFromIndex:NSMaxRange(start)]]];
}
`,
)}
/// What came behind the question mark; some come without one, and with their separators encoded.
- (NSString *)queryIn:(NSString *)rest
{
    NSString *text = [rest componentsSeparatedByString:@"#"].firstObject;
    NSUInteger mark = [text rangeOfString:@"?"].location;
    if (mark != NSNotFound && mark < [text rangeOfString:@"="].location) {
        text = [text substringFromIndex:mark + 1];
    }
    BOOL encoded = [text containsString:@"%26"] && ![text containsString:@"&"];
    return encoded ? (text.stringByRemovingPercentEncoding ?: text) : text;
}

- (NSString *)field:(NSString *)name in:(NSString *)query
{
    NSString *start = [name stringByAppendingString:@"="];
    for (NSString *pair in [query componentsSeparatedByString:@"&"]) {
        if ([pair hasPrefix:start] && pair.length > start.length) return [pair substringFromIndex:start.length];
    }
    return nil;
}

- (NSURL *)add:(NSString *)query to:(NSURL *)url
{
    NSArray<NSString *> *halves = [url.absoluteString componentsSeparatedByString:@"#"];
    NSString *fragment = halves.count > 1 ? [@"#" stringByAppendingString:halves[1]] : @"";
    NSMutableArray<NSString *> *pairs = [[query componentsSeparatedByString:@"&"] mutableCopy];
    [pairs removeObject:@""];
    if (pairs.count == 0) return url;
    NSMutableCharacterSet *allowed = [NSCharacterSet.URLQueryAllowedCharacterSet mutableCopy];
    [allowed addCharactersInString:@"%"];
    NSString *joined = [pairs componentsJoinedByString:@"&"];
    NSString *added = [joined stringByAddingPercentEncodingWithAllowedCharacters:allowed];
    NSString *mark = [halves[0] containsString:@"?"] ? @"&" : @"?";
    return [NSURL URLWithString:[NSString stringWithFormat:@"%@%@%@%@", halves[0], mark, added, fragment]];
}
${only(
  bankPay,
  raw`
/// Remembers where BankPay's result goes, for a page that wants it from this app; other PGs wait for it themselves.
- (void)noteBankPay:(NSURL *)url from:(NSURL *)page
{
    NSString *host = [@"." stringByAppendingString:page.host.lowercaseString ?: @""];
    if (![host hasSuffix:@".nicepay.co.kr"]) return;
    NSString *query = url.query ?: @"";
    NSString *written = [self field:@"callbackparam1" in:query].stringByRemovingPercentEncoding;
    NSURL *address = written ? [NSURL URLWithString:written] : nil;
    // The newer protocol says where the result goes.
    BOOL newer = address && [self isTrusted:address];
    self.bankAddress = newer ? address : [NSURL URLWithString:@"https://web.nicepay.co.kr/smart/bank/payTrans.jsp"];
    self.bankKey = [self field:@"user_key" in:query] ?: @"";
}

- (void)finishBankPay:(NSString *)code value:(NSString *)value
{
    // Any other code: cancelled or failed, and the page still offers another try.
    if (![code isEqualToString:@"000"] || !self.bankAddress) return;
    NSString *format = @"callbackparam2=%@&bankpay_code=%@&bankpay_value=%@";
    NSString *form = [NSString stringWithFormat:format, self.bankKey, code, value ?: @""];
    NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:self.bankAddress];
    request.HTTPMethod = @"POST";
    [request setValue:@"application/x-www-form-urlencoded" forHTTPHeaderField:@"Content-Type"];
    form = [form stringByReplacingOccurrencesOfString:@"+" withString:@"%2B"];
    request.HTTPBody = [form dataUsingEncoding:NSUTF8StringEncoding];
    self.bankAddress = nil;
    [self.webView loadRequest:request];
}
`,
)}
- (void)webView:(WKWebView *)webView
    decidePolicyForNavigationAction:(WKNavigationAction *)navigationAction
                    decisionHandler:(void (^)(WKNavigationActionPolicy))decisionHandler
{
    NSURL *url = navigationAction.request.URL;
    decisionHandler([self leaves:url] ? WKNavigationActionPolicyCancel : WKNavigationActionPolicyAllow);
${only(
  trust,
  raw`    if ([self isWeb:url] && url.host && navigationAction.targetFrame.isMainFrame) {
        [self.hosts addObject:url.host.lowercaseString];
    }
`,
)}${only(
  bankPay,
  raw`    if ([url.scheme.lowercaseString isEqualToString:@"kftc-bankpay"]) [self noteBankPay:url from:webView.URL];
`,
)}    if ([self leaves:url]) [self handOver:url];
}

- (void)handOver:(NSURL *)url
{
    // No payment page needs the files of this app.
    if (url.fileURL) return;
    if ([url.scheme.lowercaseString isEqualToString:Scheme]) {
        [self takeUp:url byPage:YES];
    } else {
        [self openApp:url];
    }
}

- (BOOL)isWeb:(NSURL *)url
{
    return [@[ @"http", @"https" ] containsObject:url.scheme.lowercaseString ?: @""];
}

/// YES where the WebView must not load the address.
- (BOOL)leaves:(NSURL *)url
{
    if ([self isWeb:url]) {
        return [@[ @"apps.apple.com", @"itunes.apple.com" ] containsObject:url.host.lowercaseString ?: @""];
    }
    return ![@[ @"", @"about", @"blob", @"data", @"javascript" ] containsObject:url.scheme.lowercaseString ?: @""];
}

// The system took the page's memory while a bank's app was in front: without this it stays white.
- (void)webViewWebContentProcessDidTerminate:(WKWebView *)webView
{
    [webView reload];
}

- (WKWebView *)webView:(WKWebView *)webView
    createWebViewWithConfiguration:(WKWebViewConfiguration *)configuration
               forNavigationAction:(WKNavigationAction *)navigationAction
                    windowFeatures:(WKWindowFeatures *)windowFeatures
{
    // An app that a page opens in a new window needs no window.
    NSURL *url = navigationAction.request.URL;
    if ([self leaves:url]) {
        [self handOver:url];
        return nil;
    }
    UIViewController *screen = [[UIViewController alloc] init];
    screen.view.backgroundColor = UIColor.systemBackgroundColor;
    screen.navigationItem.rightBarButtonItem =
        [[UIBarButtonItem alloc] initWithBarButtonSystemItem:UIBarButtonSystemItemClose
                                                      target:self
                                                      action:@selector(closeWindow)];
    WKWebView *window = [self makeWindow:configuration in:screen.view];
    UIViewController *bar = [[UINavigationController alloc] initWithRootViewController:screen];
    [self.top presentViewController:bar animated:YES completion:nil];
    return window;
}

- (void)webViewDidClose:(WKWebView *)webView
{
    if (webView != self.webView) [self closeWindow];
}

- (void)webView:(WKWebView *)webView
    runJavaScriptAlertPanelWithMessage:(NSString *)message
                      initiatedByFrame:(WKFrameInfo *)frame
                     completionHandler:(void (^)(void))completionHandler
{
    [self ask:message canCancel:NO then:^(BOOL agreed) {
        completionHandler();
    }];
}

- (void)webView:(WKWebView *)webView
    runJavaScriptConfirmPanelWithMessage:(NSString *)message
                        initiatedByFrame:(WKFrameInfo *)frame
                       completionHandler:(void (^)(BOOL))completionHandler
{
    [self ask:message canCancel:YES then:completionHandler];
}

- (void)ask:(NSString *)message canCancel:(BOOL)canCancel then:(void (^)(BOOL))then
{
    if (!self.view.window) {
        then(NO);
        return;
    }
    UIAlertController *alert = [UIAlertController alertControllerWithTitle:nil
                                                                   message:message
                                                            preferredStyle:UIAlertControllerStyleAlert];
    if (canCancel) {
        [alert addAction:[UIAlertAction actionWithTitle:@"취소"
                                                  style:UIAlertActionStyleCancel
                                                handler:^(UIAlertAction *action) {
                                                    then(NO);
                                                }]];
    }
    [alert addAction:[UIAlertAction actionWithTitle:@"확인"
                                              style:UIAlertActionStyleDefault
                                            handler:^(UIAlertAction *action) {
                                                then(YES);
                                            }]];
    [self.top presentViewController:alert animated:YES completion:nil];
}

/// The screen in front: this one, or a window that the page opened.
- (UIViewController *)top
{
    UIViewController *screen = self;
    while (screen.presentedViewController && !screen.presentedViewController.isBeingDismissed) {
        screen = screen.presentedViewController;
    }
    return screen;
}

- (void)closeWindow
{
    if (self.top != self) [self.top dismissViewControllerAnimated:YES completion:nil];
}

@end
`;
}
