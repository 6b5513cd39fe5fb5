// What the generated code uses of WebKit, for a compiler that has no iOS SDK.
#pragma once
#import <UIKit/UIKit.h>

NS_ASSUME_NONNULL_BEGIN

@class WKWebView;

@interface WKPreferences : NSObject
@property BOOL javaScriptCanOpenWindowsAutomatically;
@end

@interface WKWebViewConfiguration : NSObject
@property (strong) WKPreferences *preferences;
@end

@interface WKFrameInfo : NSObject
@property (readonly, getter=isMainFrame) BOOL mainFrame;
@end

@interface WKNavigationAction : NSObject
@property (readonly, copy) NSURLRequest *request;
@property (nullable, readonly, copy) WKFrameInfo *targetFrame;
@end

@interface WKWindowFeatures : NSObject
@end

typedef NS_ENUM(NSInteger, WKNavigationActionPolicy) { WKNavigationActionPolicyCancel, WKNavigationActionPolicyAllow };

@protocol WKNavigationDelegate <NSObject>
@optional
- (void)webView:(WKWebView *)webView
    decidePolicyForNavigationAction:(WKNavigationAction *)navigationAction
                    decisionHandler:(void (^)(WKNavigationActionPolicy))decisionHandler;
- (void)webViewWebContentProcessDidTerminate:(WKWebView *)webView;
@end

@protocol WKUIDelegate <NSObject>
@optional
- (nullable WKWebView *)webView:(WKWebView *)webView
    createWebViewWithConfiguration:(WKWebViewConfiguration *)configuration
               forNavigationAction:(WKNavigationAction *)navigationAction
                    windowFeatures:(WKWindowFeatures *)windowFeatures;
- (void)webViewDidClose:(WKWebView *)webView;
- (void)webView:(WKWebView *)webView
    runJavaScriptAlertPanelWithMessage:(NSString *)message
                      initiatedByFrame:(WKFrameInfo *)frame
                     completionHandler:(void (^)(void))completionHandler;
- (void)webView:(WKWebView *)webView
    runJavaScriptConfirmPanelWithMessage:(NSString *)message
                        initiatedByFrame:(WKFrameInfo *)frame
                       completionHandler:(void (^)(BOOL result))completionHandler;
@end

@interface WKWebView : UIView
@property (nullable, weak) id<WKNavigationDelegate> navigationDelegate;
@property (nullable, weak) id<WKUIDelegate> UIDelegate;
@property (nullable, readonly, copy) NSURL *URL;
@property (readonly) BOOL canGoBack;
@property BOOL allowsBackForwardNavigationGestures;
- (instancetype)initWithFrame:(CGRect)frame configuration:(WKWebViewConfiguration *)configuration;
- (nullable id)loadRequest:(NSURLRequest *)request;
- (void)evaluateJavaScript:(NSString *)script completionHandler:(void (^_Nullable)(id _Nullable, id _Nullable))handler;
@end

typedef NS_ENUM(NSInteger, WKCookiePolicy) { WKCookiePolicyAllow, WKCookiePolicyDisallow } API_AVAILABLE_IOS(17.0);

@interface WKHTTPCookieStore : NSObject
- (void)setCookiePolicy:(WKCookiePolicy)policy completionHandler:(void (^_Nullable)(void))handler API_AVAILABLE_IOS(17.0);
@end

@interface WKWebsiteDataStore : NSObject
@property (readonly) WKHTTPCookieStore *httpCookieStore;
+ (WKWebsiteDataStore *)defaultDataStore;
@end

NS_ASSUME_NONNULL_END
