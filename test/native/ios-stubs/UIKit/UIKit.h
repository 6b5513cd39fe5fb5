// What the generated code uses of UIKit, for a compiler that has no iOS SDK.
#pragma once
#import <Foundation/Foundation.h>

NS_ASSUME_NONNULL_BEGIN

typedef struct {
    CGFloat x, y, width, height;
} CGRect;
extern const CGRect CGRectZero;

typedef NSString *UIApplicationOpenURLOptionsKey;

@interface UIResponder : NSObject
@end

@interface UIColor : NSObject
@property (class, readonly) UIColor *systemBackgroundColor;
@end

@interface NSLayoutConstraint : NSObject
+ (void)activateConstraints:(NSArray<NSLayoutConstraint *> *)constraints;
@end

@interface NSLayoutAnchor : NSObject
- (NSLayoutConstraint *)constraintEqualToAnchor:(NSLayoutAnchor *)anchor;
@end

@interface UILayoutGuide : NSObject
@property (readonly) NSLayoutAnchor *topAnchor;
@end

@class UIWindow;

@interface UIView : UIResponder
@property (nullable, copy) UIColor *backgroundColor;
@property BOOL translatesAutoresizingMaskIntoConstraints;
@property (nullable, readonly) UIWindow *window;
@property (readonly) UILayoutGuide *safeAreaLayoutGuide;
@property (readonly) NSLayoutAnchor *topAnchor, *bottomAnchor, *leadingAnchor, *trailingAnchor;
- (void)addSubview:(UIView *)view;
- (BOOL)isDescendantOfView:(UIView *)view;
@end

typedef NS_ENUM(NSInteger, UIBarButtonSystemItem) { UIBarButtonSystemItemClose };

@interface UIBarButtonItem : NSObject
- (instancetype)initWithBarButtonSystemItem:(UIBarButtonSystemItem)item
                                     target:(nullable id)target
                                     action:(nullable SEL)action;
@end

@interface UINavigationItem : NSObject
@property (nullable, strong) UIBarButtonItem *rightBarButtonItem;
@end

@protocol UIViewControllerTransitionCoordinatorContext <NSObject>
@end

typedef void (^TransitionBlock)(id<UIViewControllerTransitionCoordinatorContext> context);

@protocol UIViewControllerTransitionCoordinator <UIViewControllerTransitionCoordinatorContext>
- (BOOL)animateAlongsideTransition:(nullable TransitionBlock)animation completion:(nullable TransitionBlock)completion;
@end

@interface UIViewController : UIResponder
@property (null_resettable, strong) UIView *view;
@property (readonly) UINavigationItem *navigationItem;
@property (nullable, readonly) UIViewController *presentedViewController;
@property (nullable, readonly) UIViewController *presentingViewController;
@property (nullable, readonly) id<UIViewControllerTransitionCoordinator> transitionCoordinator;
@property (readonly, getter=isBeingDismissed) BOOL beingDismissed;
- (instancetype)initWithNibName:(nullable NSString *)nib bundle:(nullable id)bundle;
- (void)viewDidLoad;
- (void)presentViewController:(UIViewController *)screen animated:(BOOL)animated completion:(void (^_Nullable)(void))completion;
- (void)dismissViewControllerAnimated:(BOOL)animated completion:(void (^_Nullable)(void))completion;
@end

@interface UIWindow : UIView
@property (nullable, strong) UIViewController *rootViewController;
@property (readonly, getter=isKeyWindow) BOOL keyWindow;
@end

@interface UINavigationController : UIViewController
- (instancetype)initWithRootViewController:(UIViewController *)screen;
@end

typedef NS_ENUM(NSInteger, UIAlertControllerStyle) { UIAlertControllerStyleAlert };
typedef NS_ENUM(NSInteger, UIAlertActionStyle) { UIAlertActionStyleDefault, UIAlertActionStyleCancel };

@interface UIAlertAction : NSObject
+ (instancetype)actionWithTitle:(nullable NSString *)title
                          style:(UIAlertActionStyle)style
                        handler:(void (^_Nullable)(UIAlertAction *action))handler;
@end

@interface UIAlertController : UIViewController
+ (instancetype)alertControllerWithTitle:(nullable NSString *)title
                                 message:(nullable NSString *)message
                          preferredStyle:(UIAlertControllerStyle)style;
- (void)addAction:(UIAlertAction *)action;
@end

@interface UIScene : UIResponder
@end

@interface UIWindowScene : UIScene
@property (readonly, copy) NSArray<UIWindow *> *windows;
@end

@interface UIApplication : UIResponder
@property (class, readonly) UIApplication *sharedApplication;
@property (readonly, copy) NSSet<UIScene *> *connectedScenes;
- (void)openURL:(NSURL *)url
              options:(NSDictionary<NSString *, id> *)options
    completionHandler:(void (^_Nullable)(BOOL success))completion;
@end

@protocol UIApplicationDelegate <NSObject>
@optional
- (BOOL)application:(UIApplication *)application didFinishLaunchingWithOptions:(nullable NSDictionary *)launchOptions;
- (BOOL)application:(UIApplication *)app
            openURL:(NSURL *)url
            options:(NSDictionary<UIApplicationOpenURLOptionsKey, id> *)options;
@end

@interface UIOpenURLContext : NSObject
@property (readonly, copy) NSURL *URL;
@end

@interface UISceneSession : NSObject
@end

@interface UISceneConnectionOptions : NSObject
@property (readonly, copy) NSSet<UIOpenURLContext *> *URLContexts;
@end

@protocol UIWindowSceneDelegate <NSObject>
@optional
- (void)scene:(UIScene *)scene
    willConnectToSession:(UISceneSession *)session
                 options:(UISceneConnectionOptions *)connectionOptions;
- (void)scene:(UIScene *)scene openURLContexts:(NSSet<UIOpenURLContext *> *)URLContexts;
@end

NS_ASSUME_NONNULL_END
