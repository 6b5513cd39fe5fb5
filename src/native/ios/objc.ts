import { only, quoted, startPage } from '../parts.js';
import type { Snippet } from '../snippet.js';
import { storeRows } from '../stores.js';
import type { JudgedTarget } from '../target.js';
import { PURPOSES } from './purposes.js';

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
    [PaymentViewController resume];
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
    // The window comes to the front after this.
    dispatch_async(dispatch_get_main_queue(), ^{
        [PaymentViewController resume];
    });
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
+ (void)resume;

@end

NS_ASSUME_NONNULL_END
`;

function storeTable(target: JudgedTarget): string {
  const rows = storeRows(target, 'ios').map(
    ({ scheme, storeId, label }) => `            @${quoted(scheme)} : @${quoted(storeId)}, // ${label}\n`,
  );
  return rows.length > 0 ? `@{\n${rows.join('')}        }` : '@{}';
}

function controller(target: JudgedTarget): string {
  const bankPay = target.duties.has('bankpay-result');
  const loadReturn = target.duties.has('load-return');
  const communicate = target.duties.has('communicate');
  return raw`#import "PaymentViewController.h"
#import <WebKit/WebKit.h>

/// The scheme that other apps come back by: app-scheme of the page, and CFBundleURLSchemes of Info.plist.
static NSString *const Scheme = @${quoted(target.scheme.toLowerCase())};
static NSString *const ShopPage = @${quoted(startPage(target.returnUrl))};
static NSString *const ReturnPage = @${quoted(target.returnUrl)};

static __weak PaymentViewController *current;
/// An address that came before there was a screen.
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

/// Answers a page's question once: with no where its alert cannot be shown, or is closed together with its window.
@interface PaymentAnswer : NSObject

@property (nonatomic, copy) void (^then)(BOOL agreed);

- (void)give:(BOOL)agreed;

@end

@implementation PaymentAnswer

- (void)give:(BOOL)agreed
{
    if (self.then) self.then(agreed);
    self.then = nil;
}

- (void)dealloc
{
    if (_then) _then(NO);
}

@end

@interface PaymentViewController () <WKNavigationDelegate, WKUIDelegate>

/// The page of the shop that was shown last; at first the one to start on.
@property (nonatomic, copy) NSURL *shopPage;
/// The address that this screen was opened for.
@property (nonatomic, copy) NSURL *arrived;
@property (nonatomic, strong) WKWebView *webView;
${only(
  loadReturn,
  raw`/// Where this payment has been outside the shop. Not kept over the app's end: the session cookies end with it.
@property (nonatomic, strong) NSMutableSet<NSString *> *origins;
`,
)}${only(
  bankPay,
  raw`/// Where BankPay's result goes. Not kept over the app's end either: the bank's page knows nobody without cookies.
@property (nonatomic, copy) NSURL *bankAddress;
@property (nonatomic, copy) NSString *bankKey;
`,
)}
@end

@implementation PaymentViewController

- (instancetype)initWithPage:(NSURL *)page
{
    self = [super initWithNibName:nil bundle:nil];
    if (self) {
        _shopPage = [page copy];
    }
    return self;
}

- (void)viewDidLoad
{
    [super viewDidLoad];
    self.view.backgroundColor = UIColor.systemBackgroundColor;
${only(
  loadReturn,
  raw`    self.origins = [NSMutableSet set];
`,
)}    WKWebViewConfiguration *configuration = [[WKWebViewConfiguration alloc] init];
    configuration.preferences.javaScriptCanOpenWindowsAutomatically = YES;
    self.webView = [self makeWindow:configuration in:self.view];
    self.webView.allowsBackForwardNavigationGestures = YES;
    if (!self.shopPage) self.shopPage = [NSURL URLWithString:ShopPage];
    [self load:self.shopPage];
    current = self;
    // What waits belongs to the screen that resume opens, and to no other payment.
    waiting = nil;
    if (self.arrived) [self takeUp:self.arrived byPage:NO];
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

+ (void)resume
{
    UIWindow *window = nil;
    for (UIScene *scene in UIApplication.sharedApplication.connectedScenes) {
        if (![scene isKindOfClass:[UIWindowScene class]]) continue;
        for (UIWindow *one in ((UIWindowScene *)scene).windows) {
            if (!window || one.isKeyWindow) window = one;
        }
    }
    if (!waiting || !window.rootViewController) return;
    PaymentViewController *screen = [[PaymentViewController alloc] init];
    screen.arrived = waiting;
    [[self frontOf:window.rootViewController] presentViewController:screen animated:NO completion:nil];
}

/// What was presented above a screen, or the screen itself.
+ (UIViewController *)frontOf:(UIViewController *)screen
{
    while (screen.presentedViewController && !screen.presentedViewController.isBeingDismissed) {
        screen = screen.presentedViewController;
    }
    return screen;
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
    [self loadRequest:[NSURLRequest requestWithURL:url]];
}

/// Loads a page without the windows that the last one opened.
- (void)loadRequest:(NSURLRequest *)request
{
    [self whenStill:^(PaymentViewController *screen) {
        if (screen.presentedViewController) [screen dismissViewControllerAnimated:NO completion:nil];
    }];
    [self.webView loadRequest:request];
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
    NSURL *shown = self.webView.URL;
    BOOL isAway = shown && [self isWeb:shown] && ![self isShop:shown];
    if (!byPage && isAway && [[self queryIn:rest] containsString:@"m_redirect_url="]) return;
    // A bank transfer waits for the app to load the address that it brings back.
    NSURL *address = [self addressIn:rest];
    if (address && [self isTrusted:address byPage:byPage]) {
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
    NSString *script = @"window.IamportElements&&window.IamportElements.communicate({result:'%@'})";
    [self.webView evaluateJavaScript:[NSString stringWithFormat:script, word] completionHandler:nil];
`
    : raw`    // Otherwise the page is left as it is: it asks by itself how the payment ended.
`
}}

/// Remembers where the payment has been.
- (void)notePage:(NSURLRequest *)request in:(WKWebView *)window
{
    NSURL *url = request.URL;
    BOOL isGet = [request.HTTPMethod isEqualToString:@"GET"];
    if ([self isShop:url] && window == self.webView && isGet) self.shopPage = url;
${only(
  loadReturn,
  raw`    // http is for a shop that is being developed, on http itself.
    NSString *scheme = url.scheme.lowercaseString ?: @"";
    BOOL secure = [@[ @"https", [NSURL URLWithString:ReturnPage].scheme ] containsObject:scheme];
    if (secure && ![self isShop:url]) [self.origins addObject:[self origin:url]];
`,
)}}

- (BOOL)isShop:(NSURL *)url
{
    return [self isPlain:url] && [[self origin:url] isEqualToString:[self origin:[NSURL URLWithString:ReturnPage]]];
}

/// NO for an address that looks like another host's: user@host, or a backslash.
- (BOOL)isPlain:(NSURL *)url
{
    return url.host && !url.user && ![url.absoluteString containsString:@"\\"];
}

- (NSString *)origin:(NSURL *)url
{
    NSString *scheme = url.scheme.lowercaseString;
    NSNumber *port = url.port ?: ([scheme isEqualToString:@"https"] ? @443 : @80);
    return [NSString stringWithFormat:@"%@://%@:%@", scheme, url.host.lowercaseString, port];
}
${only(
  loadReturn,
  raw`
/// Any app can send our scheme an address: it leads to the return page and to where this payment has been only.
- (BOOL)isTrusted:(NSURL *)url byPage:(BOOL)byPage
{
    if (byPage && [self isShop:url]) return YES;
    if ([[self bare:url.absoluteString] isEqualToString:[self bare:ReturnPage]]) return YES;
    return [self isPlain:url] && [self.origins containsObject:[self origin:url]];
}

- (NSString *)bare:(NSString *)address
{
    NSCharacterSet *ends = [NSCharacterSet characterSetWithCharactersInString:@"?#"];
    return [address componentsSeparatedByCharactersInSet:ends].firstObject;
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
    NSString *behind = [self encoded:[text substringFromIndex:NSMaxRange(start)] keeping:@"%#"];
    return [NSURL URLWithString:[scheme stringByAppendingString:behind]];
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
    NSString *added = [self encoded:[pairs componentsJoinedByString:@"&"] keeping:@"%"];
    NSString *mark = [halves[0] containsString:@"?"] ? @"&" : @"?";
    return [NSURL URLWithString:[NSString stringWithFormat:@"%@%@%@%@", halves[0], mark, added, fragment]];
}

/// Before iOS 17 no address has a blank or a letter of Korean in it.
- (NSString *)encoded:(NSString *)text keeping:(NSString *)kept
{
    NSMutableCharacterSet *allowed = [NSCharacterSet.URLQueryAllowedCharacterSet mutableCopy];
    [allowed addCharactersInString:kept];
    return [text stringByAddingPercentEncodingWithAllowedCharacters:allowed] ?: @"";
}
${only(
  bankPay,
  raw`
/// Remembers where BankPay's result goes, for a page that wants it from this app; other PGs wait for it themselves.
- (void)noteBankPay:(NSURL *)url from:(NSURL *)page
{
    if (![self isBank:page]) return;
    NSString *query = url.query ?: @"";
    NSString *written = [self field:@"callbackparam1" in:query].stringByRemovingPercentEncoding;
    NSURL *address = [NSURL URLWithString:[self encoded:written ?: @"" keeping:@"%"]];
    // The newer protocol says where the result goes.
    BOOL newer = address && [address.scheme isEqualToString:@"https"] && [self isBank:address];
    self.bankAddress = newer ? address : [NSURL URLWithString:@"https://web.nicepay.co.kr/smart/bank/payTrans.jsp"];
    self.bankKey = [self field:@"user_key" in:query] ?: @"";
}

- (BOOL)isBank:(NSURL *)url
{
    NSString *host = [@"." stringByAppendingString:url.host.lowercaseString ?: @""];
    return [self isPlain:url] && [host hasSuffix:@".nicepay.co.kr"];
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
    [self loadRequest:request];
}
`,
)}
- (void)webView:(WKWebView *)webView
    decidePolicyForNavigationAction:(WKNavigationAction *)navigationAction
                    decisionHandler:(void (^)(WKNavigationActionPolicy))decisionHandler
{
    NSURL *url = navigationAction.request.URL;
    BOOL leaves = [self leaves:url];
    BOOL main = navigationAction.targetFrame.isMainFrame;
    decisionHandler(leaves ? WKNavigationActionPolicyCancel : WKNavigationActionPolicyAllow);
    if (!leaves) {
        if (main) [self notePage:navigationAction.request in:webView];
        return;
    }
${only(
  bankPay,
  raw`    if ([url.scheme.lowercaseString isEqualToString:@"kftc-bankpay"]) [self noteBankPay:url from:webView.URL];
`,
)}    // A frame's word is no more than another app's.
    [self handOver:url byPage:main];
    // A window that a page opened for an app only has nothing to show.
    NSString *shown = webView.URL.absoluteString;
    BOOL empty = !shown || ([shown isEqualToString:@"about:blank"] && !webView.canGoBack);
    if (main && empty) [self close:webView];
}

- (void)handOver:(NSURL *)url byPage:(BOOL)byPage
{
    // No payment page needs the files of this app.
    if (url.fileURL) return;
    if ([url.scheme.lowercaseString isEqualToString:Scheme]) {
        [self takeUp:url byPage:byPage];
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
    // A page of the shop may be loaded anew; a payment's could be sent twice.
    if (webView == self.webView) [self load:self.shopPage];
    else [self close:webView];
}

- (WKWebView *)webView:(WKWebView *)webView
    createWebViewWithConfiguration:(WKWebViewConfiguration *)configuration
               forNavigationAction:(WKNavigationAction *)navigationAction
                    windowFeatures:(WKWindowFeatures *)windowFeatures
{
    // An app that a page opens in a new window needs no window.
    NSURL *url = navigationAction.request.URL;
    if ([self leaves:url]) {
        [self handOver:url byPage:NO];
        return nil;
    }
    UIViewController *screen = [[UIViewController alloc] init];
    screen.view.backgroundColor = UIColor.systemBackgroundColor;
    screen.navigationItem.rightBarButtonItem =
        [[UIBarButtonItem alloc] initWithBarButtonSystemItem:UIBarButtonSystemItemClose
                                                      target:self
                                                      action:@selector(closeWindow)];
    WKWebView *window = [self makeWindow:configuration in:screen.view];
    [self show:[[UINavigationController alloc] initWithRootViewController:screen]];
    return window;
}

- (void)webViewDidClose:(WKWebView *)webView
{
    [self close:webView];
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
    PaymentAnswer *answer = [[PaymentAnswer alloc] init];
    answer.then = then;
    UIAlertController *alert = [UIAlertController alertControllerWithTitle:nil
                                                                   message:message
                                                            preferredStyle:UIAlertControllerStyleAlert];
    if (canCancel) {
        [alert addAction:[UIAlertAction actionWithTitle:@"취소"
                                                  style:UIAlertActionStyleCancel
                                                handler:^(UIAlertAction *action) {
                                                    [answer give:NO];
                                                }]];
    }
    [alert addAction:[UIAlertAction actionWithTitle:@"확인"
                                              style:UIAlertActionStyleDefault
                                            handler:^(UIAlertAction *action) {
                                                [answer give:YES];
                                            }]];
    [self show:alert];
}

- (void)show:(UIViewController *)shown
{
    [self whenStill:^(PaymentViewController *screen) {
        [[PaymentViewController frontOf:screen] presentViewController:shown animated:YES completion:nil];
    }];
}

/// UIKit drops what is presented or dismissed while another screen comes or goes.
- (void)whenStill:(void (^)(PaymentViewController *screen))act
{
    id<UIViewControllerTransitionCoordinator> transition = [PaymentViewController frontOf:self].transitionCoordinator;
    if (!transition) {
        act(self);
        return;
    }
    __weak PaymentViewController *screen = self;
    [transition animateAlongsideTransition:nil
                                completion:^(id<UIViewControllerTransitionCoordinatorContext> context) {
                                    dispatch_async(dispatch_get_main_queue(), ^{
                                        [screen whenStill:act];
                                    });
                                }];
}

/// Closes a window that the page opened, with what is above it.
- (void)close:(WKWebView *)window
{
    [self whenStill:^(PaymentViewController *screen) {
        UIViewController *shown = screen.presentedViewController;
        while (shown && ![window isDescendantOfView:shown.view]) shown = shown.presentedViewController;
        [shown.presentingViewController dismissViewControllerAnimated:YES completion:nil];
    }];
}

- (void)closeWindow
{
    UIViewController *shown = [PaymentViewController frontOf:self];
    if (shown != self) [shown dismissViewControllerAnimated:YES completion:nil];
}

@end
`;
}
