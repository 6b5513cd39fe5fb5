var IamportElements = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // src/cdn.ts
  var cdn_exports = {};
  __export(cdn_exports, {
    IamportCheckout: () => IamportCheckout,
    IamportReturn: () => IamportReturn,
    SdkError: () => SdkError,
    communicate: () => communicate,
    detectEnvironment: () => detectEnvironment,
    onReturn: () => onReturn,
    requestPay: () => requestPay2,
    version: () => version2
  });

  // src/errors.ts
  var SdkError = class extends Error {
    reason;
    constructor(reason, detail) {
      super(`${reason}: ${detail}`);
      this.name = "SdkError";
      this.reason = reason;
    }
  };
  var CONSOLE_PREFIX = "[iamport-elements]";

  // src/request/issues.ts
  var ASKED_FOR = "{path} is missing: this PG asks for it here. Set it.";
  var TOO_LONG = "{path} is longer than {limit}. Shorten it.";
  var SENTENCES = {
    missing: "{path} is missing or empty. Set it.",
    "text-malformed": "{path} has to be text.",
    "amount-malformed": "{path} has to be plain digits, such as 14000: no comma, sign, unit or space.",
    "amount-decimals": "{path} has more decimals than the currency allows.",
    "amount-zero": "{path} may be 0 only together with customer-uid (billing key).",
    "flag-unusual": '{path} counts as true. Write it bare, "true" or "false".',
    "form-invalid": "{path} of the form is refused by the browser, which tells the buyer: {limit}",
    "json-malformed": "{path} is not valid JSON: double quotes inside, no comma at the end.",
    "params-malformed": "{path} has to be a JSON object.",
    "products-malformed": "{path} has to be a JSON array of { orderNumber, name, quantity, amount }.",
    "product-malformed": "{path} is wrong: a product has orderNumber and name as text, quantity and amount as numbers.",
    "quota-malformed": "{path} has to be a JSON array of months, such as [2,3,6].",
    "url-malformed": "{path} has to be an http(s) address, or one of the app-scheme that is set.",
    "prepare-malformed": "{path} made no order: {limit}. Usual causes: CSRF protection, a login page, or a wrong path. Answer JSON with merchant_uid and amount.",
    "prepare-refused": "{path} made no order and says why: {limit}.",
    "prepare-unreachable": "{path} could not be reached: {limit}. No order was made.",
    "app-scheme-malformed": "{path} has to be a scheme of your app, such as myshop.",
    "redirect-url-missing": "{path} is missing: on this device this PG leaves the page and needs an address to come home to.",
    "redirect-url-advised": "{path} is missing: if this PG leaves the page, the payment cannot come home. Set it.",
    "amount-small": "{path} is below {limit}, the least that this PG takes.",
    "app-scheme-left-out": "{path} is left out: this PG wants it inside an app only.",
    "app-scheme-missing": "{path} is missing: name the scheme of your app, or no bank or card app may lead back to it.",
    "app-scheme-unusual": "{path} has a dot, which this PG does not come back to. Choose another.",
    "biz-num-malformed": "{path} has to be 10 digits, without dashes.",
    "biz-num-missing": "{path} is missing: set your business number, 10 digits.",
    "buyer-addr-long": TOO_LONG,
    "buyer-email-long": TOO_LONG,
    "buyer-email-missing": ASKED_FOR,
    "buyer-name-long": TOO_LONG,
    "buyer-name-missing": ASKED_FOR,
    "buyer-name-unusual": "{path} is not a name as this PG takes it.",
    "buyer-postcode-long": TOO_LONG,
    "buyer-tel-long": TOO_LONG,
    "buyer-tel-missing": ASKED_FOR,
    "card-quota-unusual": "{path} is not heeded by this PG.",
    "company-missing": ASKED_FOR,
    "currency-missing": ASKED_FOR,
    "currency-unusual": "{path} is not a currency of this PG.",
    "customer-uid-missing": "{path} is missing: this PG only issues billing keys.",
    "customer-uid-unusual": "{path} is not heeded: no billing keys are known for this PG.",
    "digital-missing": '{path} is missing: say "true" for contents, "false" for goods, as your contract has it.',
    "escrow-missing": "{path} is not set, so the products are not put under escrow.",
    "escrow-products-missing": "{path} is missing: this PG does not proceed with escrow without its products.",
    "escrow-unusual": "{path}: no escrow is known for this PG and pay method.",
    "language-unusual": "{path} is not one of {limit}, the languages of this PG.",
    "merchant-uid-long": TOO_LONG,
    "merchant-uid-unusual": "{path} is not an order number as this PG takes it.",
    "notice-url-advised": "{path}: this PG tells only a webhook how an order ended. Set it here or in the console.",
    "order-name-long": TOO_LONG,
    "order-name-unusual": "{path} has a character that this PG does not take.",
    "parameter-long": TOO_LONG,
    "parameter-missing": ASKED_FOR,
    "parameter-unusual": "{path} is not a value as this PG takes it.",
    "pay-method-refused": "{path} is not one that this PG opens its window for ({limit}).",
    "pay-method-unusual": "{path} is not one that is known for this PG ({limit}). Check its spelling.",
    "pg-mid-missing": "{path} has to name the MID too: code.MID.",
    "pg-own-button": "{path} has a button of its own (IMP.loadUI): this tag cannot open it.",
    "pg-unknown": "{path} is not known here. It is sent as it is; check its spelling.",
    "popup-in-app": "{path} is sent as false: in an app pop-ups do not open.",
    "popup-missing": "{path} has to be true: on a PC this PG opens as a pop-up only.",
    "tax-free-missing": "{path} is missing: this PG always splits the tax. Set it, 0 too.",
    "vat-amount-unusual": "{path} is not heeded by this PG.",
    "vbank-due-missing": "{path} is missing: set the last day for the deposit.",
    "vbank-due-past": "{path} is over already. Choose a later time.",
    "vbank-due-unusual": "{path} is not a date as this PG takes it, such as 20270131.",
    "imp-code-malformed": "{path} does not look like a V1 code (imp followed by digits)."
  };
  var isCode = (code) => Object.prototype.hasOwnProperty.call(SENTENCES, code);
  function issue(path, code, severity = "error", limit = "") {
    const sentence = isCode(code) ? SENTENCES[code] : SENTENCES["text-malformed"];
    return { path, code, severity, message: sentence.replace("{path}", path).replace("{limit}", () => limit) };
  }

  // src/request/parameters.ts
  var camelToSnake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  var snake = (kind, ...properties) => properties.map((property) => ({ property, wire: camelToSnake(property), kind }));
  var PARAMETERS = [
    { property: "channelKey", wire: "channelKey", kind: "text" },
    ...snake("text", "pg"),
    ...snake("flag", "escrow"),
    { property: "escrowProducts", wire: "escrowProducts", kind: "json" },
    ...snake("text", "payMethod", "merchantUid"),
    { property: "orderName", wire: "name", kind: "text" },
    ...snake("text", "amount", "currency", "language", "taxFree", "vatAmount"),
    ...snake("text", "buyerEmail", "buyerName", "buyerTel", "buyerAddr", "buyerPostcode"),
    ...snake("flag", "digital"),
    ...snake("text", "vbankDue", "bizNum", "company"),
    { property: "cardQuota", wire: "display.card_quota", kind: "json" },
    ...snake("text", "customerUid"),
    ...snake("loose", "noticeUrl", "customData"),
    ...snake("flag", "popup"),
    { property: "redirectUrl", wire: "m_redirect_url", kind: "text" },
    ...snake("text", "appScheme"),
    { property: "kakaoOpenApp", wire: "kakaoOpenApp", kind: "flag" }
  ];
  var isProperty = (name) => PARAMETERS.some(({ property }) => property === name);
  var attributeOf = (property) => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

  // node_modules/zod/v4/core/util.js
  function jsonStringifyReplacer(_2, value) {
    if (typeof value === "bigint")
      return value.toString();
    return value;
  }
  var Cached = class {
    constructor(getter) {
      this._getter = getter;
      this._value = void 0;
    }
    get value() {
      const getter = this._getter;
      if (getter !== void 0) {
        this._value = getter();
        this._getter = void 0;
      }
      return this._value;
    }
  };
  function cached(getter) {
    return new Cached(getter);
  }
  function cleanRegex(source) {
    const start = source.startsWith("^") ? 1 : 0;
    const end = source.endsWith("$") ? source.length - 1 : source.length;
    return source.slice(start, end);
  }
  function assignProp(target, prop, value) {
    Object.defineProperty(target, prop, {
      value,
      writable: true,
      enumerable: true,
      configurable: true
    });
  }
  function mergeDefs(...defs) {
    const mergedDescriptors = {};
    for (const def of defs) {
      const descriptors = Object.getOwnPropertyDescriptors(def);
      Object.assign(mergedDescriptors, descriptors);
    }
    return Object.defineProperties({}, mergedDescriptors);
  }
  var captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
  };
  function isObject(data) {
    return typeof data === "object" && data !== null && !Array.isArray(data);
  }
  function clone(inst, def, params) {
    const cl = new inst._zod.constr(def ?? inst._zod.def);
    if (!def || params?.parent)
      cl._zod.parent = inst;
    return cl;
  }
  function normalizeParams(_params) {
    const params = _params;
    if (!params)
      return {};
    if (typeof params === "string")
      return { error: () => params };
    if (params?.message !== void 0) {
      if (params?.error !== void 0)
        throw new Error("Cannot specify both `message` and `error` params");
      params.error = params.message;
    }
    delete params.message;
    if (typeof params.error === "string")
      return { ...params, error: () => params.error };
    return params;
  }
  function optionalKeys(shape2) {
    return Object.keys(shape2).filter((k2) => {
      return shape2[k2]._zod.optin !== void 0 && shape2[k2]._zod.optout === "optional";
    });
  }
  function aborted(x2, startIndex = 0) {
    if (x2.aborted === true)
      return true;
    for (let i5 = startIndex; i5 < x2.issues.length; i5++) {
      if (x2.issues[i5]?.continue !== true) {
        return true;
      }
    }
    return false;
  }
  function explicitlyAborted(x2, startIndex = 0) {
    if (x2.aborted === true)
      return true;
    for (let i5 = startIndex; i5 < x2.issues.length; i5++) {
      if (x2.issues[i5]?.continue === false) {
        return true;
      }
    }
    return false;
  }
  function prefixIssues(path, issues) {
    return issues.map((iss) => {
      var _a2;
      (_a2 = iss).path ?? (_a2.path = []);
      iss.path.unshift(path);
      return iss;
    });
  }
  function unwrapMessage(message2) {
    return typeof message2 === "string" ? message2 : message2?.message;
  }
  function sizeCaps(defChecks) {
    const caps = [];
    for (const ch of defChecks ?? []) {
      const d3 = ch._zod.def;
      if (!/_(length|size)$|_equals$/.test(d3.check))
        break;
      const max = d3.maximum ?? d3.length ?? d3.size;
      if (max >= 0)
        caps.push([max, ch]);
    }
    return caps;
  }
  function attachSchema(issues, start, inst) {
    var _a2;
    for (let i5 = start; i5 < issues.length; i5++) {
      (_a2 = issues[i5]).schema ?? (_a2.schema = inst);
    }
  }
  function finalizeIssue(iss, ctx, config2) {
    var _a2;
    const traits = iss.inst?._zod?.traits;
    if (traits?.has("$ZodType")) {
      if (traits.has("$ZodCheck"))
        (_a2 = iss).schema ?? (_a2.schema = iss.inst);
      else
        iss.schema = iss.inst;
    }
    const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
    const message2 = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config2.customError?.(iss)) ?? unwrapMessage(config2.localeError?.(iss)) ?? "Invalid input";
    const full = {};
    for (const k2 of Object.keys(iss)) {
      if (k2 === "inst" || k2 === "schema" || k2 === "continue" || k2 === "input" || k2 === "__proto__")
        continue;
      full[k2] = iss[k2];
    }
    full.path ?? (full.path = []);
    full.message = message2;
    if (ctx?.reportInput) {
      full.input = iss.input;
    }
    return full;
  }
  function issue2(...args) {
    const [iss, input, inst] = args;
    if (typeof iss === "string") {
      return {
        message: iss,
        code: "custom",
        input,
        inst
      };
    }
    return { ...iss };
  }
  function members(proto, table) {
    for (const key in table) {
      const desc = Object.getOwnPropertyDescriptor(table, key);
      if (desc.get)
        Object.defineProperty(proto, key, { ...desc, enumerable: false });
      else
        defineBound(proto, key, desc.value);
    }
  }
  function own(inst, key, value, enumerable = true) {
    Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
    return value;
  }
  function hide(inst, key, value) {
    return own(inst, key, value, false);
  }
  function defineBound(proto, key, fn) {
    Object.defineProperty(proto, key, {
      configurable: true,
      get() {
        return this == null ? fn : own(this, key, fn.bind(this));
      },
      set(value) {
        own(this, key, value);
      }
    });
  }
  function claim(inst, sentinel) {
    const proto = Object.getPrototypeOf(inst);
    return sentinel in proto ? void 0 : proto;
  }
  var installing;
  var broke = false;
  var breaker = {
    configurable: true,
    get() {
      broke = true;
      return void 0;
    }
  };
  function defineLazyInternal(inst, key, compute) {
    const proto = Object.getPrototypeOf(inst._zod);
    if (key in proto && installing !== inst._zod) {
      installing = void 0;
      return;
    }
    installing = inst._zod;
    Object.defineProperty(proto, key, {
      configurable: true,
      get() {
        Object.defineProperty(this, key, breaker);
        const outer = broke;
        broke = false;
        try {
          const value = compute(this);
          if (broke)
            delete this[key];
          else
            Object.defineProperty(this, key, { configurable: true, writable: true, value });
          broke = broke || outer;
          return value;
        } catch (err) {
          delete this[key];
          broke = broke || outer;
          throw err;
        }
      },
      set(value) {
        Object.defineProperty(this, key, { configurable: true, writable: true, value });
      }
    });
  }
  function installLazyProp(inst, key, make, enumerable) {
    const proto = claim(inst, key);
    if (!proto)
      return;
    Object.defineProperty(proto, key, {
      configurable: true,
      get() {
        const desc = { configurable: true, writable: true, enumerable, value: void 0 };
        Object.defineProperty(this, key, desc);
        desc.value = make(this);
        Object.defineProperty(this, key, desc);
        return desc.value;
      },
      set(value) {
        Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
      }
    });
  }

  // node_modules/zod/v4/core/core.js
  var _a;
  var _zodDesc = { value: void 0, enumerable: false };
  var _E = "captureStackTrace" in Error ? Error : null;
  function newError(Definition) {
    const E2 = _E;
    if (E2) {
      const saved = E2.stackTraceLimit;
      if (typeof saved === "number") {
        try {
          E2.stackTraceLimit = 0;
        } catch {
          _E = null;
          return new Definition();
        }
        try {
          return new Definition();
        } finally {
          E2.stackTraceLimit = saved;
        }
      }
    }
    return new Definition();
  }
  // @__NO_SIDE_EFFECTS__
  function $constructor(name, initializer2, proto, params) {
    const zodProto = {};
    function Internals(def) {
      this.def = def;
      this.constr = _2;
      this.traits = /* @__PURE__ */ new Set();
    }
    Internals.prototype = zodProto;
    const protoMembers = proto;
    const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
    function init(inst, def) {
      if (!inst._zod) {
        _zodDesc.value = new Internals(def);
        try {
          Object.defineProperty(inst, "_zod", _zodDesc);
        } finally {
          _zodDesc.value = void 0;
        }
      } else if (inst._zod.traits.has(name)) {
        return;
      }
      inst._zod.traits.add(name);
      initializer2(inst, def);
      if (initialized) {
        const own2 = Object.getPrototypeOf(inst);
        const ctorProto = inst._zod.constr.prototype;
        let up = own2;
        while (up && up !== ctorProto)
          up = Object.getPrototypeOf(up);
        const target = up ?? own2;
        if (!initialized.has(target)) {
          initialized.add(target);
          members(target, protoMembers);
        }
      }
      const proto2 = _2.prototype;
      for (const k2 in proto2) {
        if (!Object.prototype.hasOwnProperty.call(proto2, k2))
          continue;
        if (!(k2 in inst)) {
          inst[k2] = proto2[k2].bind(inst);
        }
      }
    }
    const Parent = params?.Parent ?? Object;
    class Definition extends Parent {
    }
    Object.defineProperty(Definition, "name", { value: name });
    function _2(def) {
      const inst = params?.Parent ? newError(Definition) : this;
      init(inst, def);
      const deferred = inst._zod.deferred;
      if (deferred) {
        for (const fn of deferred) {
          fn();
        }
        inst._zod.deferred = void 0;
      }
      const pp = globalThis.__zod_globalConfig?.postProcessor;
      if (pp)
        pp(inst);
      return inst;
    }
    Object.defineProperty(_2, "init", { value: init });
    Object.defineProperty(_2, Symbol.hasInstance, {
      value: (inst) => {
        if (params?.Parent && inst instanceof params.Parent)
          return true;
        return inst?._zod?.traits?.has(name);
      }
    });
    Object.defineProperty(_2, "name", { value: name });
    return _2;
  }
  var $ZodAsyncError = class extends Error {
    constructor() {
      super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
    }
  };
  var $ZodEncodeError = class extends Error {
    constructor(name) {
      super(`Encountered unidirectional transform during encode: ${name}`);
      this.name = "ZodEncodeError";
    }
  };
  (_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
  var globalConfig = globalThis.__zod_globalConfig;
  function config(newConfig) {
    if (newConfig)
      Object.assign(globalConfig, newConfig);
    return globalConfig;
  }

  // node_modules/zod/v4/core/errors.js
  function _getMessage() {
    const internals = this._zod;
    internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
    return internals.message;
  }
  function _setMessage(value) {
    this._zod.message = value;
  }
  var _messageDesc = {
    get: _getMessage,
    set: _setMessage,
    enumerable: true,
    configurable: true
  };
  var _issuesDesc = { value: void 0, enumerable: false };
  var _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
  var initializer = (inst, def) => {
    inst.name = "$ZodError";
    _issuesDesc.value = def;
    Object.defineProperty(inst, "issues", _issuesDesc);
    _issuesDesc.value = void 0;
    Object.defineProperty(inst, "message", _messageDesc);
    const proto = Object.getPrototypeOf(inst);
    if (!_installedToString.has(proto)) {
      _installedToString.add(proto);
      Object.defineProperty(proto, "toString", {
        configurable: true,
        enumerable: false,
        get() {
          const value = () => this.message;
          Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
          return value;
        },
        set(value) {
          Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
        }
      });
    }
  };
  var $ZodError = $constructor("$ZodError", initializer);
  var $ZodRealError = $constructor("$ZodError", initializer, void 0, {
    Parent: Error
  });

  // node_modules/zod/v4/core/parse.js
  var _parse = (_Err) => {
    const fn = (schema, value, _ctx, _params) => {
      const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
      const result = schema._zod.run({ value, issues: [] }, ctx);
      if (result instanceof Promise) {
        throw new $ZodAsyncError();
      }
      if (result.issues.length) {
        const e4 = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
        captureStackTrace(e4, _params?.callee ?? fn);
        throw e4;
      }
      return result.value;
    };
    return fn;
  };
  var parse = /* @__PURE__ */ _parse($ZodRealError);
  var _parseAsync = (_Err) => {
    const fn = async (schema, value, _ctx, params) => {
      const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
      let result = schema._zod.run({ value, issues: [] }, ctx);
      if (result instanceof Promise)
        result = await result;
      if (result.issues.length) {
        const e4 = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
        captureStackTrace(e4, params?.callee ?? fn);
        throw e4;
      }
      return result.value;
    };
    return fn;
  };
  var parseAsync = /* @__PURE__ */ _parseAsync($ZodRealError);
  var _safeParse = (_Err) => (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
      throw new $ZodAsyncError();
    }
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
  };
  var safeParse = /* @__PURE__ */ _safeParse($ZodRealError);
  function failure(Err, issues, ctx) {
    let error;
    return {
      success: false,
      get error() {
        if (!error) {
          error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
          issues = void 0;
          ctx = void 0;
        }
        return error;
      },
      set error(e4) {
        error = e4;
        issues = void 0;
        ctx = void 0;
      }
    };
  }
  var _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
      result = await result;
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
  };
  var safeParseAsync = /* @__PURE__ */ _safeParseAsync($ZodRealError);

  // node_modules/zod/v4/core/checks.js
  var $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
    var _a2;
    inst._zod ?? (inst._zod = {});
    inst._zod.def = def;
    (_a2 = inst._zod).onattach ?? (_a2.onattach = []);
  });

  // node_modules/zod/v4/core/versions.js
  var version = {
    major: 4,
    minor: 6,
    patch: 7
  };

  // node_modules/zod/v4/core/schemas.js
  var $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
    var _a2;
    inst ?? (inst = {});
    inst._zod.def = def;
    inst._zod.bag = inst._zod.bag || {};
    inst._zod.version = version;
    const defChecks = inst._zod.def.checks;
    const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
    for (const ch of checks) {
      for (const fn of ch._zod.onattach) {
        fn(inst);
      }
    }
    if (checks.length === 0) {
      (_a2 = inst._zod).deferred ?? (_a2.deferred = []);
      inst._zod.deferred?.push(() => {
        inst._zod.run = inst._zod.parse;
      });
    } else {
      const runChecks = (payload, checks2, ctx) => {
        if (payload.memo)
          return payload;
        let isAborted = aborted(payload);
        let asyncResult;
        for (const ch of checks2) {
          if (ch._zod.def.when) {
            if (explicitlyAborted(payload))
              continue;
            const shouldRun = ch._zod.def.when(payload);
            if (!shouldRun)
              continue;
          } else if (isAborted) {
            continue;
          }
          const currLen = payload.issues.length;
          const _2 = ch._zod.check(payload);
          if (_2 instanceof Promise && ctx?.async === false) {
            throw new $ZodAsyncError();
          }
          if (asyncResult || _2 instanceof Promise) {
            asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
              await _2;
              const nextLen = payload.issues.length;
              if (nextLen === currLen)
                return;
              attachSchema(payload.issues, currLen, inst);
              if (!isAborted)
                isAborted = aborted(payload, currLen);
            });
          } else {
            const nextLen = payload.issues.length;
            if (nextLen === currLen)
              continue;
            attachSchema(payload.issues, currLen, inst);
            if (!isAborted)
              isAborted = aborted(payload, currLen);
          }
        }
        if (asyncResult) {
          return asyncResult.then(() => {
            return payload;
          });
        }
        return payload;
      };
      const handleCanaryResult = (canary, payload, ctx) => {
        if (aborted(canary)) {
          canary.aborted = true;
          return canary;
        }
        const checkResult = runChecks(payload, checks, ctx);
        if (checkResult instanceof Promise) {
          if (ctx.async === false)
            throw new $ZodAsyncError();
          return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
        }
        return inst._zod.parse(checkResult, ctx);
      };
      inst._zod.run = (payload, ctx) => {
        if (ctx.skipChecks) {
          return inst._zod.parse(payload, ctx);
        }
        if (ctx.direction === "backward") {
          const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
          if (canary instanceof Promise) {
            return canary.then((canary2) => {
              return handleCanaryResult(canary2, payload, ctx);
            });
          }
          return handleCanaryResult(canary, payload, ctx);
        }
        const result = inst._zod.parse(payload, ctx);
        if (result instanceof Promise) {
          if (ctx.async === false)
            throw new $ZodAsyncError();
          return result.then((result2) => runChecks(result2, checks, ctx));
        }
        return runChecks(result, checks, ctx);
      };
    }
  }, {
    // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
    get "~standard"() {
      return hide(this, "~standard", standardProps(this));
    },
    set "~standard"(value) {
      own(this, "~standard", value);
    }
  });
  var toStandardResult = (r4, ctx) => r4.issues.length ? { issues: r4.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r4.value };
  async function validateAsync(inst, value) {
    const ctx = { async: true };
    return toStandardResult(await inst._zod.run({ value, issues: [] }, ctx), ctx);
  }
  function standardProps(inst) {
    return {
      validate: (value) => {
        const ctx = { async: false };
        try {
          const r4 = inst._zod.run({ value, issues: [] }, ctx);
          if (!(r4 instanceof Promise))
            return toStandardResult(r4, ctx);
        } catch (_2) {
        }
        return validateAsync(inst, value);
      },
      vendor: "zod",
      version: 1
    };
  }
  var $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload) => payload;
  });
  function capSize(inst, size) {
    const caps = sizeCaps(inst._zod.def.checks);
    if (!caps.length)
      return;
    const cap = Math.min(...caps.map((c4) => c4[0]));
    const parse2 = inst._zod.parse;
    inst._zod.parse = (payload, ctx) => {
      const n4 = size(payload.value);
      if (n4 > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
        for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
          if (n4 > max && ch._zod.def.when(payload)) {
            const start = payload.issues.length;
            ch._zod.check(payload);
            payload.issues[start].continue = false;
            attachSchema(payload.issues, start, inst);
            return payload;
          }
        }
      }
      return parse2(payload, ctx);
    };
  }
  var arraySize = (input) => Array.isArray(input) ? input.length : -1;
  function handleArrayResult(result, final, index) {
    if (result.issues.length) {
      final.issues.push(...prefixIssues(index, result.issues));
    }
    final.value[index] = result.value;
  }
  var $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
      const input = payload.value;
      if (!Array.isArray(input)) {
        payload.issues.push({
          expected: "array",
          code: "invalid_type",
          input,
          inst
        });
        return payload;
      }
      payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
      const proms = [];
      const abortEarly = ctx?.abortEarly;
      for (let i5 = 0; i5 < input.length; i5++) {
        const item = input[i5];
        const result = def.element._zod.run({
          value: item,
          issues: []
        }, ctx);
        if (result instanceof Promise) {
          proms.push(result.then((result2) => handleArrayResult(result2, payload, i5)));
        } else {
          handleArrayResult(result, payload, i5);
          if (abortEarly && result.issues.length !== 0 && aborted(result))
            break;
        }
      }
      if (proms.length) {
        return Promise.all(proms).then(() => payload);
      }
      return payload;
    };
    capSize(inst, arraySize);
  });
  function handlePropertyResult(result, final, key, input, optin, optout) {
    const isPresent = key in input;
    const isOptionalOut = optout === "optional";
    if (!isPresent && isOptionalOut && optin === "optional") {
      return;
    }
    if (result.issues.length) {
      if (optin !== void 0 && isOptionalOut && !isPresent) {
        return;
      }
      final.issues.push(...prefixIssues(key, result.issues));
    }
    if (!isPresent && optin === void 0) {
      if (!result.issues.length) {
        final.issues.push({
          code: "invalid_type",
          expected: "nonoptional",
          input: void 0,
          path: [key]
        });
      }
      return;
    }
    if (result.value === void 0) {
      if (isPresent || optin === "defaulted" && !isOptionalOut) {
        final.value[key] = void 0;
      }
    } else {
      final.value[key] = result.value;
    }
  }
  var NO_SYMBOL_KEYS = [];
  function normalizeDef(def) {
    const keys = Object.keys(def.shape);
    const ownSymbols = Object.getOwnPropertySymbols(def.shape);
    const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
    const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
    for (const k2 of allKeys) {
      if (!def.shape?.[k2]?._zod?.traits?.has("$ZodType")) {
        throw new Error(`Invalid element at key "${String(k2)}": expected a Zod schema`);
      }
    }
    const okeys = optionalKeys(def.shape);
    return {
      ...def,
      allKeys,
      symbolKeys,
      // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
      keySet: new Set(keys),
      numKeys: keys.length,
      optionalKeys: new Set(okeys)
    };
  }
  function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
    const unrecognized = [];
    const keySet = def.keySet;
    const _catchall = def.catchall._zod;
    const t3 = _catchall.def.type;
    const optin = _catchall.optin;
    const optout = _catchall.optout;
    let seen2 = 0;
    for (const key in input) {
      if (abortEarly && payload.issues.length !== seen2) {
        if (aborted(payload, seen2))
          break;
        seen2 = payload.issues.length;
      }
      if (keySet.has(key))
        continue;
      if (key === "__proto__") {
        if (t3 === "never")
          unrecognized.push(key);
        continue;
      }
      if (t3 === "never") {
        unrecognized.push(key);
        continue;
      }
      const r4 = _catchall.run({ value: input[key], issues: [] }, ctx);
      if (r4 instanceof Promise) {
        proms.push(r4.then((r5) => handlePropertyResult(r5, payload, key, input, optin, optout)));
      } else {
        handlePropertyResult(r4, payload, key, input, optin, optout);
      }
    }
    if (unrecognized.length) {
      payload.issues.push({
        code: "unrecognized_keys",
        keys: unrecognized,
        input,
        inst,
        // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
        continue: true
      });
    }
    if (!proms.length)
      return payload;
    return Promise.all(proms).then(() => {
      return payload;
    });
  }
  var $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
    $ZodType.init(inst, def);
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    const sh = desc?.get ? desc.get.raw : def.shape ?? {};
    if (sh) {
      const get = () => {
        const newSh = { ...sh };
        Object.defineProperty(def, "shape", { value: newSh });
        get.raw = newSh;
        return newSh;
      };
      get.raw = sh;
      Object.defineProperty(def, "shape", { get });
    }
    const _normalized = cached(() => normalizeDef(def));
    defineLazyInternal(inst, "propValues", (zod) => {
      const shape2 = zod.def.shape;
      const propValues = {};
      for (const key in shape2) {
        const field = shape2[key]._zod;
        if (field.values) {
          if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
            assignProp(propValues, key, /* @__PURE__ */ new Set());
          }
          for (const v2 of field.values)
            propValues[key].add(v2);
          if (field.optin !== void 0)
            propValues[key].add(void 0);
        }
      }
      return propValues;
    });
    const isObject2 = isObject;
    const catchall2 = def.catchall;
    let value;
    const memo = globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
      value ?? (value = _normalized.value);
      const input = payload.value;
      if (!isObject2(input)) {
        payload.issues.push({
          expected: "object",
          code: "invalid_type",
          input,
          inst
        });
        return payload;
      }
      payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
      const proms = [];
      const shape2 = value.shape;
      const abortEarly = ctx?.abortEarly;
      let seen2 = payload.issues.length;
      for (const key of value.allKeys) {
        if (abortEarly && payload.issues.length !== seen2) {
          if (aborted(payload, seen2))
            break;
          seen2 = payload.issues.length;
        }
        if (key === "__proto__")
          continue;
        const el = shape2[key];
        const optin = el._zod.optin;
        const optout = el._zod.optout;
        const r4 = el._zod.run({ value: input[key], issues: [] }, ctx);
        if (r4 instanceof Promise) {
          proms.push(r4.then((r5) => handlePropertyResult(r5, payload, key, input, optin, optout)));
        } else {
          handlePropertyResult(r4, payload, key, input, optin, optout);
        }
      }
      if (!catchall2) {
        return proms.length ? Promise.all(proms).then(() => payload) : payload;
      }
      return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
    };
  });
  var $ZodTransform = /* @__PURE__ */ $constructor("$ZodTransform", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.optin = "optional";
    globalConfig.memoizer?.guard(inst);
    inst._zod.parse = (payload, ctx) => {
      if (ctx.direction === "backward") {
        throw new $ZodEncodeError(inst.constructor.name);
      }
      const _out = def.transform(payload.value, payload);
      if (ctx.async) {
        const output = _out instanceof Promise ? _out : Promise.resolve(_out);
        return output.then((output2) => {
          payload.value = output2;
          return payload;
        });
      }
      if (_out instanceof Promise) {
        throw new $ZodAsyncError();
      }
      payload.value = _out;
      return payload;
    };
  });
  function handleOptionalResult(payload, result) {
    payload.value = result.issues.length ? void 0 : result.value;
    return payload;
  }
  var $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
    inst._zod.optout = "optional";
    defineLazyInternal(inst, "values", (zod) => {
      const values = zod.def.innerType._zod.values;
      return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
    });
    defineLazyInternal(inst, "pattern", (zod) => {
      const pattern = zod.def.innerType._zod.pattern;
      return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
    });
    inst._zod.parse = (payload, ctx) => {
      if (payload.value === void 0) {
        if (def.innerType._zod.optin !== "defaulted")
          return payload;
        const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
        if (result instanceof Promise)
          return result.then((result2) => handleOptionalResult(payload, result2));
        return handleOptionalResult(payload, result);
      }
      return def.innerType._zod.run(payload, ctx);
    };
  });
  var $ZodPipe = /* @__PURE__ */ $constructor("$ZodPipe", (inst, def) => {
    $ZodType.init(inst, def);
    defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
    defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
    defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
    defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
    inst._zod.parse = (payload, ctx) => {
      if (ctx.direction === "backward") {
        const right = def.out._zod.run(payload, ctx);
        if (right instanceof Promise) {
          return right.then((right2) => handlePipeResult(right2, def.in, ctx));
        }
        return handlePipeResult(right, def.in, ctx);
      }
      const left = def.in._zod.run(payload, ctx);
      if (left instanceof Promise) {
        return left.then((left2) => handlePipeResult(left2, def.out, ctx));
      }
      return handlePipeResult(left, def.out, ctx);
    };
  });
  function handlePipeResult(left, next, ctx) {
    if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
      left.aborted = true;
      return left;
    }
    return next._zod.run({ value: left.value, issues: left.issues }, ctx);
  }
  var $ZodCustom = /* @__PURE__ */ $constructor("$ZodCustom", (inst, def) => {
    $ZodCheck.init(inst, def);
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _2) => {
      return payload;
    };
    inst._zod.check = (payload) => {
      const input = payload.value;
      const r4 = def.fn(input);
      if (r4 instanceof Promise) {
        return r4.then((r5) => handleRefineResult(r5, payload, input, inst));
      }
      handleRefineResult(r4, payload, input, inst);
      return;
    };
  });
  function handleRefineResult(result, payload, input, inst) {
    if (!result) {
      const _iss = {
        code: "custom",
        input,
        inst,
        // incorporates params.error into issue reporting
        path: [...inst._zod.def.path ?? []],
        // incorporates params.error into issue reporting
        continue: !inst._zod.def.abort
        // params: inst._zod.def.params,
      };
      if (inst._zod.def.params)
        _iss.params = inst._zod.def.params;
      payload.issues.push(issue2(_iss));
    }
  }

  // node_modules/zod/v4/core/api.js
  // @__NO_SIDE_EFFECTS__
  function _unknown(Class) {
    return new Class({
      type: "unknown"
    });
  }
  // @__NO_SIDE_EFFECTS__
  function _custom(Class, fn, _params) {
    const norm = normalizeParams(_params);
    norm.abort ?? (norm.abort = true);
    const schema = new Class({
      type: "custom",
      check: "custom",
      fn,
      ...norm
    });
    return schema;
  }

  // node_modules/zod/v4/mini/schemas.js
  var ZodMiniType = /* @__PURE__ */ $constructor("ZodMiniType", (inst, def) => {
    if (!inst._zod)
      throw new Error("Uninitialized schema in ZodMiniType.");
    $ZodType.init(inst, def);
    inst.def = def;
    inst.type = def.type;
  }, {
    // `with` is an alias for `check`: the same function object, not a wrapper.
    get with() {
      return this.check;
    },
    set with(value) {
      own(this, "with", value);
    },
    parse(data, params) {
      return parse(this, data, params, { callee: this.parse });
    },
    parseAsync(data, params) {
      return parseAsync(this, data, params, { callee: this.parseAsync });
    },
    safeParse(data, params) {
      return safeParse(this, data, params);
    },
    safeParseAsync(data, params) {
      return safeParseAsync(this, data, params);
    },
    check(...checks) {
      const def = this.def;
      return this.clone({
        ...def,
        checks: [
          ...def.checks ?? [],
          ...checks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
        ]
      }, { parent: true });
    },
    clone(_def, params) {
      return clone(this, _def, params);
    },
    brand() {
      return this;
    },
    register(reg, meta2) {
      reg.add(this, meta2);
      return this;
    },
    apply(fn, ...args) {
      return args.length === 0 ? fn(this) : fn(this, ...args);
    }
  });
  var ZodMiniUnknown = /* @__PURE__ */ $constructor("ZodMiniUnknown", (inst, def) => {
    $ZodUnknown.init(inst, def);
    ZodMiniType.init(inst, def);
  });
  // @__NO_SIDE_EFFECTS__
  function unknown() {
    return _unknown(ZodMiniUnknown);
  }
  var ZodMiniArray = /* @__PURE__ */ $constructor("ZodMiniArray", (inst, def) => {
    $ZodArray.init(inst, def);
    ZodMiniType.init(inst, def);
  });
  // @__NO_SIDE_EFFECTS__
  function array(element, params) {
    return new ZodMiniArray({
      type: "array",
      element,
      ...normalizeParams(params)
    });
  }
  var ZodMiniObject = /* @__PURE__ */ $constructor("ZodMiniObject", (inst, def) => {
    $ZodObject.init(inst, def);
    ZodMiniType.init(inst, def);
    installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
  });
  // @__NO_SIDE_EFFECTS__
  function object(shape2, params) {
    const def = {
      type: "object",
      shape: shape2 ?? {},
      ...normalizeParams(params)
    };
    return new ZodMiniObject(def);
  }
  // @__NO_SIDE_EFFECTS__
  function catchall(inst, catchall2) {
    return inst.clone(mergeDefs(inst._zod.def, { catchall: catchall2 }));
  }
  var ZodMiniTransform = /* @__PURE__ */ $constructor("ZodMiniTransform", (inst, def) => {
    $ZodTransform.init(inst, def);
    ZodMiniType.init(inst, def);
  });
  // @__NO_SIDE_EFFECTS__
  function transform(fn) {
    return new ZodMiniTransform({
      type: "transform",
      transform: fn
    });
  }
  var ZodMiniOptional = /* @__PURE__ */ $constructor("ZodMiniOptional", (inst, def) => {
    $ZodOptional.init(inst, def);
    ZodMiniType.init(inst, def);
  });
  // @__NO_SIDE_EFFECTS__
  function optional(innerType) {
    return new ZodMiniOptional({
      type: "optional",
      innerType
    });
  }
  var ZodMiniPipe = /* @__PURE__ */ $constructor("ZodMiniPipe", (inst, def) => {
    $ZodPipe.init(inst, def);
    ZodMiniType.init(inst, def);
  });
  // @__NO_SIDE_EFFECTS__
  function pipe(in_, out) {
    return new ZodMiniPipe({
      type: "pipe",
      in: in_,
      out
    });
  }
  var ZodMiniCustom = /* @__PURE__ */ $constructor("ZodMiniCustom", (inst, def) => {
    $ZodCustom.init(inst, def);
    ZodMiniType.init(inst, def);
  });
  // @__NO_SIDE_EFFECTS__
  function custom(fn, _params) {
    return _custom(ZodMiniCustom, fn ?? (() => true), _params);
  }

  // src/schema.ts
  var object2 = (shape2, params) => {
    config({ jitless: true });
    return object(shape2, params);
  };
  var that = (takes, code = "malformed") => custom(takes, { error: ({ input }) => input === void 0 || input === "" ? "missing" : code });
  var isText = (value) => typeof value === "string" && value !== "";

  // src/request/schema.ts
  var checked = (takes, code) => that(takes, code);
  var text = checked(isText, "text-malformed");
  var flag = checked((value) => typeof value === "boolean", "flag-unusual");
  var PLAIN_DIGITS = /^\d+(?:\.\d+)?$/;
  var isMoney = (digits) => isText(digits) && PLAIN_DIGITS.test(digits) && Number.isSafeInteger(Math.ceil(+digits));
  var money = pipe(checked(isMoney, "amount-malformed"), transform(Number));
  var APP_SCHEME = /^(?!(?:javascript|data|vbscript|blob|file|about)$)[a-z][a-z0-9+.-]*$/i;
  var isCount = (value) => isText(value) ? /^\d+$/.test(value) : Number.isFinite(value) && value >= 0;
  var count = (code, takes = isCount) => pipe(checked(takes, code), transform(Number));
  var labelText = pipe(
    checked((label) => isText(label) || Number.isFinite(label), "product-malformed"),
    transform((label) => `${label}`)
  );
  var product = catchall(
    object2(
      {
        orderNumber: labelText,
        name: labelText,
        quantity: count("product-malformed", (value) => isCount(value) && Number.isInteger(Number(value))),
        amount: count("product-malformed")
      },
      { error: () => "product-malformed" }
    ),
    unknown()
  );
  var shape = {
    channelKey: optional(text),
    pg: optional(text),
    payMethod: text,
    merchantUid: text,
    orderName: text,
    amount: money,
    currency: optional(text),
    language: optional(text),
    taxFree: optional(money),
    vatAmount: optional(money),
    buyerName: optional(text),
    buyerTel: optional(text),
    buyerEmail: optional(text),
    buyerAddr: optional(text),
    buyerPostcode: optional(text),
    escrow: optional(flag),
    escrowProducts: optional(array(product, { error: () => "products-malformed" })),
    digital: optional(flag),
    vbankDue: optional(text),
    bizNum: optional(text),
    company: optional(text),
    cardQuota: optional(array(count("quota-malformed"), { error: () => "quota-malformed" })),
    customerUid: optional(text),
    noticeUrl: optional(checked((value) => [value].flat().every(isText), "text-malformed")),
    customData: optional(unknown()),
    popup: optional(flag),
    appScheme: optional(checked((value) => isText(value) && APP_SCHEME.test(value), "app-scheme-malformed")),
    kakaoOpenApp: optional(flag),
    redirectUrl: optional(text)
  };
  var PayRequestSchema = object2(shape);
  var AwaitingRequestSchema = object2({
    ...shape,
    orderName: optional(shape.orderName),
    amount: optional(shape.amount)
  });

  // src/request/prepared.ts
  var text2 = pipe(
    optional(unknown()),
    transform((value) => typeof value === "string" || typeof value === "number" ? `${value}`.trim() : "")
  );
  var PreparedSchema = object2({ merchant_uid: text2, amount: text2, name: text2, message: text2 });
  function readPrepared(raw) {
    const { data } = PreparedSchema.safeParse(raw);
    const { success, data: amount2 } = money.safeParse(data?.amount);
    if (!data?.merchant_uid || !success) return null;
    const { merchant_uid: merchantUid, name } = data;
    return { merchantUid, amount: amount2, ...name && { orderName: name } };
  }
  var readRefusal = (raw) => PreparedSchema.safeParse(raw).data?.message || null;

  // src/profiles/profile.ts
  var USUAL_ROAD = { pc: "callback", phone: "redirect" };
  var POPUP_ON_PC = { pc: "popup", phone: "redirect" };
  var STAYS = { pc: "callback", phone: "callback" };
  var LEAVES = { pc: "redirect", phone: "redirect" };

  // src/profiles/rules.ts
  var buyerTel = { field: "buyerTel", code: "buyer-tel-missing" };
  var buyerName = { field: "buyerName", code: "buyer-name-missing" };
  var buyerEmail = { field: "buyerEmail", code: "buyer-email-missing" };
  var noPercent = [
    { field: "buyerName", must: { pattern: /^[^%]*$/ }, code: "buyer-name-unusual" },
    { field: "orderName", must: { pattern: /^[^%]*$/ }, code: "order-name-unusual" }
  ];
  var vbankDueRequired = {
    field: "vbankDue",
    when: { payMethod: "vbank" },
    code: "vbank-due-missing",
    severity: "error"
  };
  var digitalRequired = {
    field: "digital",
    when: { payMethod: "phone" },
    code: "digital-missing",
    severity: "error"
  };
  var customerId = { field: "customer_id", code: "parameter-missing" };
  var customerIdUpTo = (max) => ({ field: "customer_id", must: { max }, code: "parameter-long" });
  var billingMethods = {
    field: "payMethod",
    must: { oneOf: ["card", "phone"] },
    when: { customerUid: {} },
    code: "pay-method-unusual"
  };
  var escrowProducts = {
    field: "escrowProducts",
    when: { escrow: true },
    code: "escrow-products-missing"
  };
  var midInPg = { field: "pg", must: { pattern: /\../ }, code: "pg-mid-missing" };
  var redirectAdvised = { field: "redirectUrl", when: { device: "phone" }, code: "redirect-url-advised" };
  var alphanumericUid = {
    field: "merchantUid",
    must: { pattern: /^[a-z0-9]*$/i },
    code: "merchant-uid-unusual"
  };
  var schemeLeftOut = (when) => ({
    field: "appScheme",
    must: { given: false },
    when,
    code: "app-scheme-left-out",
    instead: null
  });
  var schemeOnlyInApp = [
    schemeLeftOut({ inApp: false }),
    schemeLeftOut({ inApp: true, browser: { pattern: /^(?!webview$)/ } })
  ];
  var noPopupInApp = {
    field: "popup",
    must: { given: true, oneOf: [false] },
    when: { inApp: true },
    code: "popup-in-app",
    instead: false
  };
  var languages = (...oneOf) => ({
    field: "language",
    must: { oneOf },
    code: "language-unusual"
  });
  var currencies = (...oneOf) => ({
    field: "currency",
    must: { oneOf },
    code: "currency-unusual"
  });
  var longest = (field, max, code) => ({ field, must: { max }, code });
  var COMMON_RULES = [
    longest("merchantUid", 40, "merchant-uid-long"),
    longest("orderName", 40, "order-name-long"),
    longest("buyerName", 16, "buyer-name-long"),
    longest("buyerTel", 16, "buyer-tel-long"),
    longest("buyerEmail", 64, "buyer-email-long"),
    longest("buyerAddr", 128, "buyer-addr-long"),
    longest("buyerPostcode", 8, "buyer-postcode-long"),
    { ...vbankDueRequired, severity: "warning" },
    {
      field: "vbankDue",
      must: { pattern: /^\d{4}(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:[ T]?\d\d:?\d\d(?::?\d\d)?)?$/ },
      when: { payMethod: "vbank" },
      code: "vbank-due-unusual"
    },
    { ...digitalRequired, severity: "warning" },
    { field: "currency", must: { pattern: /^[A-Z]{3}$/ }, code: "currency-unusual" },
    { field: "escrow", must: { given: true, oneOf: [true] }, when: { escrowProducts: {} }, code: "escrow-missing" },
    { ...noPopupInApp, must: { oneOf: [false] } },
    // Somebody else's app has no scheme of the merchant's to come back by.
    { field: "appScheme", when: { browser: "webview" }, code: "app-scheme-missing" }
  ];

  // src/profiles/alipay.ts
  var alipay = {
    code: "alipay",
    road: LEAVES,
    payMethods: [],
    currency: "USD",
    rules: [currencies("USD")]
  };

  // src/profiles/bluewalnut.ts
  var bluewalnut = {
    code: "bluewalnut",
    road: STAYS,
    payMethods: ["card", "trans", "vbank", "phone"],
    rules: [{ field: "customerUid", must: { given: false }, code: "customer-uid-unusual" }, redirectAdvised]
  };

  // src/profiles/chai.ts
  var chai = {
    code: "chai",
    road: LEAVES,
    payMethods: ["trans"],
    detours: [{ when: { popup: true }, road: "popup" }],
    rules: [midInPg]
  };

  // src/profiles/danal.ts
  var danal = {
    code: "danal",
    road: STAYS,
    payMethods: ["phone"],
    rules: [buyerTel, ...noPercent]
  };

  // src/profiles/danal-tpay.ts
  var danalTpay = {
    code: "danal_tpay",
    road: STAYS,
    payMethods: ["card", "trans", "vbank", "cultureland", "happymoney"],
    rules: [
      buyerTel,
      ...noPercent,
      { field: "bizNum", when: { payMethod: "vbank" }, code: "biz-num-missing", severity: "error" },
      {
        field: "bizNum",
        must: { pattern: /^\d{10}$/ },
        when: { payMethod: "vbank" },
        code: "biz-num-malformed",
        severity: "error"
      }
    ]
  };

  // src/profiles/pay-method.ts
  var EASY_PAYS = [
    "applepay",
    "samsung",
    "kakaopay",
    "naverpay",
    "payco",
    "lpay",
    "ssgpay",
    "tosspay"
  ];
  var GIFT_CARDS = [
    "cultureland",
    "smartculture",
    "culturegift",
    "booknlife",
    "happymoney"
  ];

  // src/profiles/daou.ts
  var daou = {
    code: "daou",
    road: POPUP_ON_PC,
    payMethods: [
      "card",
      "trans",
      "vbank",
      "kakaopay",
      "naverpay",
      "payco",
      "samsung",
      "applepay",
      "phone",
      ...GIFT_CARDS
    ],
    escrow: { methods: ["trans", "vbank"] },
    rules: [
      digitalRequired,
      { field: "digital", code: "digital-missing" },
      { field: "orderName", must: { charset: "euc-kr" }, code: "order-name-unusual" },
      { field: "buyerName", must: { charset: "euc-kr" }, code: "buyer-name-unusual" }
    ]
  };

  // src/profiles/eximbay.ts
  var eximbay = {
    code: "eximbay",
    road: { pc: "popup", phone: "popup" },
    payMethods: ["card", "unionpay", "alipay", "wechat", "molpay", "tenpay", "econtext", "paysbuy"],
    detours: [{ when: { popup: false }, road: "redirect" }],
    currency: "USD",
    rules: [
      buyerTel,
      currencies("KRW", "USD", "EUR", "GBP", "JPY", "THB", "SGD", "RUB", "HKD", "CAD", "AUD"),
      languages("ko", "en", "zh", "jp"),
      noPopupInApp
    ]
  };

  // src/profiles/galaxia.ts
  var galaxia = {
    code: "galaxia",
    road: USUAL_ROAD,
    payMethods: [
      "card",
      "trans",
      "vbank",
      "phone",
      "applepay",
      "kakaopay",
      "naverpay",
      "payco",
      "samsungpay",
      "tosspay",
      "moneytree",
      ...GIFT_CARDS
    ],
    escrow: { methods: ["trans", "vbank"] },
    rules: [billingMethods, customerIdUpTo(20), vbankDueRequired, customerId, ...schemeOnlyInApp]
  };

  // src/profiles/html5-inicis.ts
  var html5Inicis = {
    code: "html5_inicis",
    road: USUAL_ROAD,
    payMethods: [
      "card",
      "trans",
      "vbank",
      "phone",
      "samsung",
      "kakaopay",
      "naverpay",
      "payco",
      "lpay",
      "ssgpay",
      "tosspay",
      "applepay",
      "cultureland",
      "smartculture",
      "happymoney",
      "booknlife"
    ],
    escrow: {},
    // A billing key is issued in the page's own frame, on a phone too.
    detours: [{ when: { customerUid: {}, device: "phone" }, road: "callback" }],
    rules: [
      { ...buyerTel, severity: "error" },
      { field: "appScheme", must: { pattern: /^[^.]*$/ }, when: { os: "android" }, code: "app-scheme-unusual" },
      languages("ko", "en")
    ]
  };

  // src/profiles/inicis.ts
  var inicis = {
    code: "inicis",
    road: USUAL_ROAD,
    payMethods: ["card", "trans", "vbank", "phone"],
    escrow: {},
    rules: [{ ...buyerTel, severity: "error" }, languages("ko", "en")]
  };

  // src/profiles/inicis-jp.ts
  var inicisJp = {
    code: "inicis_jp",
    road: POPUP_ON_PC,
    payMethods: ["card", "cvs", "paypay", "amazonpay", "rakutenpay", "merpay", "aupay", "dbarai"],
    currency: "JPY",
    rules: [
      customerIdUpTo(30),
      { field: "popup", must: { given: true, oneOf: [true] }, when: { device: "pc" }, code: "popup-missing" },
      currencies("JPY"),
      { field: "cvs.payment_deadline", when: { payMethod: "cvs" }, code: "parameter-missing" }
    ]
  };

  // src/profiles/jtnet.ts
  var jtnet = {
    code: "jtnet",
    road: USUAL_ROAD,
    payMethods: ["card", "trans", "vbank", "phone"],
    rules: []
  };

  // src/profiles/kakao.ts
  var kakao = {
    code: "kakao",
    road: STAYS,
    payMethods: ["card"],
    rules: [
      {
        field: "payMethod",
        must: { oneOf: ["card"] },
        code: "pay-method-refused",
        severity: "error"
      }
    ]
  };

  // src/profiles/kakaopay.ts
  var kakaopay = {
    code: "kakaopay",
    road: USUAL_ROAD,
    payMethods: [],
    rules: [{ field: "vatAmount", must: { given: false }, code: "vat-amount-unusual" }]
  };

  // src/profiles/kcp.ts
  var kcp = {
    code: "kcp",
    road: USUAL_ROAD,
    payMethods: [
      "card",
      "trans",
      "vbank",
      "phone",
      "payco",
      "samsung",
      "kakaopay",
      "naverpay",
      "naverpay_bridge",
      "lpay",
      "ssgpay",
      "tosspay",
      "applepay",
      "cultureland",
      "smartculture",
      "booknlife",
      "happymoney",
      "point"
    ],
    escrow: { param: "kcpProducts" },
    rules: [
      escrowProducts,
      { ...buyerName, when: { payMethod: "phone" } },
      {
        field: "bypass.shop_user_id",
        when: { payMethod: { oneOf: ["phone", "cultureland", "smartculture", "booknlife", "happymoney"] } },
        code: "parameter-missing"
      },
      languages("ko", "en")
    ]
  };

  // src/profiles/kcp-billing.ts
  var kcpBilling = {
    code: "kcp_billing",
    road: USUAL_ROAD,
    payMethods: ["card"],
    rules: [{ field: "customerUid", code: "customer-uid-missing", severity: "error" }, languages("ko", "en")]
  };

  // src/profiles/kcp-direct.ts
  var kcpDirect = {
    code: "kcp_direct",
    road: USUAL_ROAD,
    rules: []
  };

  // src/profiles/kcp-quick.ts
  var kcpQuick = {
    code: "kcp_quick",
    road: POPUP_ON_PC,
    payMethods: ["card"],
    rules: [
      { field: "customerUid", code: "customer-uid-missing" },
      { field: "bypass.kcpQuick", code: "parameter-missing" }
    ]
  };

  // src/profiles/kicc.ts
  var kicc = {
    code: "kicc",
    road: USUAL_ROAD,
    payMethods: ["card", "trans", "vbank", "phone"],
    escrow: { methods: ["trans", "vbank"], param: "kiccProducts" },
    rules: [buyerTel, escrowProducts, { ...buyerEmail, when: { escrow: true } }]
  };

  // src/profiles/kicc-v2.ts
  var kiccV2 = {
    code: "kicc_v2",
    road: USUAL_ROAD,
    payMethods: ["wechat", "alipay_plus"],
    rules: [languages("ko", "en", "zh")]
  };

  // src/profiles/ksnet.ts
  var ksnet = {
    code: "ksnet",
    road: USUAL_ROAD,
    payMethods: ["card", "vbank", "trans", "phone", "lpay", "ssgpay", "kakaopay", "naverpay", "payco"],
    escrow: {},
    schemeSuffix: "://",
    rules: [
      vbankDueRequired,
      buyerName,
      { field: "taxFree", code: "tax-free-missing" },
      { ...buyerTel, when: { escrow: true } },
      { ...buyerEmail, when: { escrow: true } },
      currencies("KRW", "USD")
    ]
  };

  // src/profiles/mobilians.ts
  var mobilians = {
    code: "mobilians",
    road: USUAL_ROAD,
    payMethods: ["phone", "card"],
    // contract.md §4.4: phone bills stay in the page, whatever the table of §3 says.
    detours: [{ when: { payMethod: "phone" }, road: "callback" }],
    rules: [buyerTel, redirectAdvised]
  };

  // src/profiles/mobilians-v2.ts
  var mobiliansV2 = {
    code: "mobilians_v2",
    road: POPUP_ON_PC,
    payMethods: ["card", "trans", "vbank", "phone", ...EASY_PAYS, ...GIFT_CARDS],
    escrow: {},
    rules: [
      billingMethods,
      {
        field: "customer_id",
        must: { maxBytes: 20 },
        when: { payMethod: { oneOf: GIFT_CARDS } },
        code: "parameter-long"
      },
      vbankDueRequired,
      buyerTel,
      { field: "merchantUid", must: { pattern: /^.{4}/ }, code: "merchant-uid-unusual" }
    ]
  };

  // src/profiles/naverco.ts
  var naverco = {
    code: "naverco",
    road: { pc: "away", phone: "away" },
    payMethods: [],
    detours: [{ when: { popup: true }, road: "popup" }],
    rules: [
      { field: "naverInterface", code: "parameter-missing" },
      { field: "naverProducts", code: "parameter-missing" },
      { field: "noticeUrl", code: "notice-url-advised" }
    ]
  };

  // src/profiles/naverpay.ts
  var naverpay = {
    code: "naverpay",
    road: LEAVES,
    payMethods: [],
    detours: [{ when: { naverPopupMode: true }, road: "popup" }],
    verbatim: true,
    rules: [
      { field: "naverUseCfm", must: { pattern: /^\d{8}$/ }, code: "parameter-unusual" },
      buyerTel,
      { field: "naverProducts", code: "parameter-missing" },
      { field: "amount", must: { min: 10 }, when: { amount: { min: 1 } }, code: "amount-small" },
      { ...noPopupInApp, field: "naverPopupMode", must: { oneOf: [false] } }
    ]
  };

  // src/profiles/nice.ts
  var nice = {
    code: "nice",
    road: USUAL_ROAD,
    payMethods: ["card", "trans", "vbank", "phone", "kakaopay"],
    escrow: {},
    rules: [languages("ko", "en", "zh"), currencies("KRW", "USD")]
  };

  // src/profiles/nice-v2.ts
  var niceV2 = {
    code: "nice_v2",
    road: USUAL_ROAD,
    payMethods: [
      "card",
      "trans",
      "vbank",
      "phone",
      "cultureland",
      "naverpay_card",
      "naverpay_point",
      "kakaopay",
      "payco",
      "samsungpay",
      "skpay",
      "ssgpay",
      "ssgpay_bank",
      "lpay",
      "applepay",
      "tosspay_card",
      "tosspay_money",
      "alipay"
    ],
    escrow: { methods: ["card", "vbank", "trans"] },
    rules: [
      { ...alphanumericUid, when: { payMethod: "ssgpay_bank" } },
      vbankDueRequired,
      digitalRequired,
      buyerTel,
      {
        field: "payMethod",
        must: { pattern: /^(?!naverpay$)/ },
        code: "pay-method-refused",
        severity: "error"
      },
      { field: "orderName", must: { maxBytes: 40 }, code: "order-name-long" },
      { field: "orderName", must: { pattern: /^[^%&|$\-+=[\]]*$/ }, code: "order-name-unusual" },
      { field: "bypass.MallUserID", when: { payMethod: "cultureland" }, code: "parameter-missing" },
      { ...customerId, when: { customerUid: {} } },
      {
        field: "customerIdentifier",
        when: { cashReceiptType: { oneOf: ["personal", "corporate"] } },
        code: "parameter-missing"
      }
    ]
  };

  // src/profiles/payco.ts
  var payco = {
    code: "payco",
    road: { pc: "popup", phone: "callback" },
    payMethods: [],
    detours: [
      { when: { popup: true }, road: "popup" },
      { when: { popup: false, inApp: true }, road: "callback" }
    ],
    rules: [buyerTel, redirectAdvised, noPopupInApp]
  };

  // src/profiles/payletter-global.ts
  var payletterGlobal = {
    code: "payletter_global",
    road: POPUP_ON_PC,
    payMethods: [],
    currency: null,
    rules: [buyerEmail, alphanumericUid, currencies("KRW", "USD", "JPY", "CNY")]
  };

  // src/profiles/paymentwall.ts
  var paymentwall = {
    code: "paymentwall",
    road: USUAL_ROAD,
    payMethods: [],
    rules: [
      { field: "currency", code: "currency-missing" },
      buyerEmail,
      { field: "buyerName", must: { given: true, pattern: /\S \S/ }, code: "buyer-name-unusual" }
    ]
  };

  // src/profiles/paypal.ts
  var paypal = {
    code: "paypal",
    road: LEAVES,
    payMethods: [],
    detours: [{ when: { popup: true }, road: "popup" }],
    currency: "USD",
    rules: [{ field: "currency", must: { pattern: /^(?!KRW$)/i }, code: "currency-unusual" }]
  };

  // src/profiles/paypal-v2.ts
  var paypalV2 = {
    code: "paypal_v2",
    road: STAYS,
    payMethods: ["paypal"],
    currency: "USD",
    rules: [
      { field: "provider", must: { oneOf: [] }, code: "pg-own-button" },
      { field: "currency", must: { pattern: /^(?!KRW$)/i }, code: "currency-unusual" }
    ]
  };

  // src/profiles/payple.ts
  var payple = {
    code: "payple",
    road: USUAL_ROAD,
    rules: []
  };

  // src/profiles/settle.ts
  var settle = {
    code: "settle",
    road: POPUP_ON_PC,
    payMethods: ["card", "trans", "vbank", "phone"],
    rules: [
      buyerTel,
      { field: "company", when: { payMethod: { oneOf: ["vbank", "phone"] } }, code: "company-missing" },
      { field: "vbankDue", must: { pattern: /^\d{8}$/ }, when: { payMethod: "vbank" }, code: "vbank-due-unusual" }
    ]
  };

  // src/profiles/settle-acc.ts
  var settleAcc = {
    code: "settle_acc",
    road: { pc: "popup", phone: "callback" },
    payMethods: ["trans"],
    rules: [midInPg, redirectAdvised]
  };

  // src/profiles/settle-firm.ts
  var settleFirm = {
    code: "settle_firm",
    road: { pc: "popup", phone: "callback" },
    payMethods: ["trans"],
    rules: [redirectAdvised]
  };

  // src/profiles/shinhan.ts
  var shinhan = {
    code: "shinhan",
    road: USUAL_ROAD,
    rules: []
  };

  // src/profiles/smartro.ts
  var smartro = {
    code: "smartro",
    road: POPUP_ON_PC,
    payMethods: ["card", "trans", "vbank"],
    escrow: {},
    rules: [languages("ko", "en")]
  };

  // src/profiles/smartro-v2.ts
  var smartroV2 = {
    code: "smartro_v2",
    road: USUAL_ROAD,
    payMethods: ["card", "trans", "vbank", "phone", "lpay", "kakaopay", "naverpay", "payco", "pinpay"],
    escrow: {},
    currency: null,
    rules: [
      customerIdUpTo(20),
      vbankDueRequired,
      digitalRequired,
      buyerTel,
      alphanumericUid,
      { field: "cardQuota", must: { given: false }, code: "card-quota-unusual" },
      { ...customerId, when: { payMethod: { oneOf: ["lpay", "kakaopay", "naverpay", "payco", "pinpay"] } } },
      { ...customerId, when: { customerUid: {} } }
    ]
  };

  // src/profiles/smilepay.ts
  var smilepay = {
    code: "smilepay",
    road: STAYS,
    payMethods: [],
    rules: [buyerTel, redirectAdvised]
  };

  // src/profiles/syrup.ts
  var syrup = {
    code: "syrup",
    road: USUAL_ROAD,
    rules: []
  };

  // src/profiles/toss-brandpay.ts
  var tossBrandpay = {
    code: "toss_brandpay",
    road: STAYS,
    payMethods: ["card", "toss_brandpay"],
    rules: [customerId]
  };

  // src/profiles/tosspay.ts
  var tosspay = {
    code: "tosspay",
    aliases: ["tosstest"],
    road: POPUP_ON_PC,
    payMethods: ["card"],
    schemeSuffix: "://",
    rules: []
  };

  // src/profiles/tosspay-v2.ts
  var tosspayV2 = {
    code: "tosspay_v2",
    road: POPUP_ON_PC,
    payMethods: ["tosspay", "tosspay_card", "tosspay_money"],
    schemeSuffix: "://",
    rules: [customerIdUpTo(50), { ...customerId, when: { customerUid: {} } }]
  };

  // src/profiles/tosspayments.ts
  var tosspayments = {
    code: "tosspayments",
    road: USUAL_ROAD,
    payMethods: [
      "card",
      "trans",
      "vbank",
      "phone",
      "booknlife",
      "smartculture",
      "cultureland",
      "kakaopay",
      "naverpay",
      "lpay",
      "samsungpay",
      "ssgpay",
      "applepay",
      "payco",
      "tosspay"
    ],
    escrow: {
      param: "escrowProducts",
      product: { id: "orderNumber", name: "name", code: "orderNumber", unitPrice: "amount", quantity: "quantity" }
    },
    schemeSuffix: "://",
    rules: [
      buyerName,
      // Its older spelling of the same list.
      { ...escrowProducts, when: { escrow: true, products: { given: false } } },
      { field: "amount", must: { min: 100 }, when: { payMethod: "card", amount: { min: 1 } }, code: "amount-small" },
      { field: "amount", must: { min: 200 }, when: { payMethod: "trans", amount: { min: 1 } }, code: "amount-small" }
    ]
  };

  // src/profiles/uplus.ts
  var uplus = {
    code: "uplus",
    road: USUAL_ROAD,
    payMethods: [
      "card",
      "trans",
      "vbank",
      "phone",
      "cultureland",
      "smartculture",
      "booknlife",
      "applepay",
      "tosspay",
      "naverpay",
      "kakaopay",
      "lpay",
      "payco",
      "samsung"
    ],
    escrow: {},
    rules: [
      languages("ko", "en"),
      // An iPad that asks for desktop pages takes the phone's road here.
      { field: "redirectUrl", code: "redirect-url-advised" }
    ]
  };

  // src/profiles/welcome.ts
  var welcome = {
    code: "welcome",
    road: USUAL_ROAD,
    payMethods: ["card", "trans", "vbank", "phone", "culturegift", "lpay", "kakaopay", "payco", "tosspay", "naverpay"],
    escrow: { methods: ["card", "trans", "vbank"] },
    rules: [
      { field: "cashReceiptType", must: { oneOf: ["anonymous"] }, code: "parameter-unusual" },
      billingMethods,
      buyerName,
      buyerTel,
      ...schemeOnlyInApp,
      languages("ko", "en", "zh")
    ]
  };

  // src/profiles/judge.ts
  function lookUp(values, path) {
    let value = values;
    for (const part of path.split(".")) {
      const isOwn = typeof value === "object" && value !== null && Object.prototype.hasOwnProperty.call(value, part);
      value = isOwn ? value[part] : void 0;
    }
    return value;
  }
  var isEmpty = (value) => value === void 0 || value === null || value === "" || Array.isArray(value) && value.length === 0;
  var eucKr;
  function fitsEucKr(written) {
    if (eucKr === void 0) {
      const cells = Array.from({ length: 94 }, (_2, cell) => 161 + cell);
      const pairs = cells.flatMap((row) => cells.flatMap((cell) => [row, cell]));
      eucKr = new Set(new TextDecoder("euc-kr").decode(new Uint8Array(pairs)));
    }
    return [...written].every((letter) => letter <= "~" || eucKr?.has(letter));
  }
  function passes({ given, oneOf, pattern, charset, max, maxBytes, min }, value) {
    if (isEmpty(value)) return given !== true;
    const written = typeof value === "string" || typeof value === "number" ? String(value) : "";
    return given !== false && (oneOf === void 0 || oneOf.includes(value)) && (pattern === void 0 || pattern.test(written)) && (max === void 0 || [...written].length <= max) && (charset === void 0 || fitsEucKr(written)) && (maxBytes === void 0 || new TextEncoder().encode(written).length <= maxBytes) && (min === void 0 || Number(value) >= min);
  }
  function applies(when, values) {
    return Object.entries(when).every(([field, wanted]) => {
      const test = typeof wanted === "object" ? wanted : { oneOf: [wanted] };
      return passes({ given: true, ...test }, lookUp(values, field));
    });
  }
  function breaks({ field, must = { given: true }, when = {} }, values) {
    return applies(when, values) && !passes(must, lookUp(values, field));
  }
  function roadOf(profile, values) {
    const isPhone = values.device === "phone";
    const detour = profile?.detours?.find(({ when }) => applies(when, values));
    return detour?.road ?? profile?.road[isPhone ? "phone" : "pc"] ?? (isPhone ? "redirect" : "callback");
  }

  // src/profiles/index.ts
  var PROFILES = [
    kcp,
    html5Inicis,
    inicis,
    kakao,
    kcpBilling,
    kcpQuick,
    nice,
    niceV2,
    jtnet,
    uplus,
    tosspayments,
    tossBrandpay,
    kicc,
    kiccV2,
    danal,
    danalTpay,
    mobilians,
    mobiliansV2,
    settle,
    settleAcc,
    settleFirm,
    smartro,
    smartroV2,
    ksnet,
    daou,
    welcome,
    galaxia,
    bluewalnut,
    kakaopay,
    naverpay,
    naverco,
    payco,
    smilepay,
    tosspay,
    tosspayV2,
    chai,
    paypal,
    paypalV2,
    eximbay,
    alipay,
    paymentwall,
    payletterGlobal,
    inicisJp,
    syrup,
    shinhan,
    payple,
    kcpDirect
  ];
  function findProfile(pg) {
    const written = pg?.split(".", 1)[0] ?? "";
    return PROFILES.find(({ code, aliases }) => code === written || aliases?.includes(written));
  }
  var escrowOf = (profile) => (profile?.escrow?.param === void 0 ? kcp : profile).escrow;

  // src/request/wire.ts
  var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  var wireNameOf = (property, wire, profile) => property === "escrowProducts" && escrowOf(profile).param || wire;
  function spellProducts(products, profile) {
    const names = escrowOf(profile).product;
    if (names === void 0) return products;
    return products?.map(
      (product2) => Object.fromEntries(Object.entries(names).map(([theirs, ours]) => [theirs, product2[ours]]))
    );
  }
  function fromSdkParams(params, profile) {
    const named = {};
    const further = { ...params };
    for (const { property, wire } of PARAMETERS) {
      if (property === "escrowProducts" && escrowOf(profile).product) continue;
      const [outer, inner] = wireNameOf(property, wire, profile).split(".");
      const value = params[outer];
      if (inner === void 0) {
        if (outer in params) named[property] = value;
        delete further[outer];
      } else if (isRecord(value) && inner in value) {
        const { [inner]: taken, ...rest } = value;
        named[property] = taken;
        if (Object.keys(rest).length > 0) further[outer] = rest;
        else delete further[outer];
      }
    }
    return { named, further };
  }
  function fromForm(controls, profile) {
    const named = {};
    for (const { property, wire, kind } of PARAMETERS) {
      const value = controls[wireNameOf(property, wire, profile)];
      if (value) named[property] = kind === "flag" && value === "on" ? true : value;
    }
    return named;
  }
  function toSdkParams(request, further, profile) {
    const params = { ...further };
    const spelt = {
      ...request,
      escrowProducts: spellProducts(request.escrowProducts, profile),
      appScheme: request.appScheme && request.appScheme + (profile?.schemeSuffix ?? "")
    };
    for (const { property, wire } of PARAMETERS) {
      const value = spelt[property];
      if (value === void 0) continue;
      const [outer, inner] = wireNameOf(property, wire, profile).split(".");
      const standing = params[outer];
      params[outer] = inner === void 0 ? value : { ...isRecord(standing) ? standing : {}, [inner]: value };
    }
    return params;
  }
  function plainCopy(value) {
    if (Array.isArray(value)) {
      return Object.defineProperty(value.map(plainCopy), "toJSON", { value: void 0, enumerable: false });
    }
    if (typeof value !== "object" || value === null) return value;
    const { toJSON } = value;
    if (typeof toJSON === "function") return toJSON.call(value);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainCopy(part)]));
  }

  // src/request/check.ts
  var WHOLE_CURRENCIES = ["KRW", "JPY"];
  var SEOUL_OFFSET_MS = 9 * 60 * 60 * 1e3;
  function checkAmount(request, { profile, pg, written, initialised }) {
    const { amount: amount2, customerUid, channelKey, currency } = request;
    if (typeof amount2 !== "number") return [];
    if (amount2 === 0) return customerUid ? [] : [issue("amount", "amount-zero")];
    const unit = currency ?? (profile?.currency === void 0 ? "KRW" : profile.currency);
    const decimals = WHOLE_CURRENCIES.includes(unit?.toUpperCase() ?? "KRW") ? 0 : 2;
    if ((written.split(".")[1] ?? "").length <= decimals) return [];
    const isUnknown = profile === void 0 && (channelKey !== void 0 || pg !== "" || !initialised);
    const isGuess = currency === void 0 && (isUnknown || unit === null);
    return [issue("amount", "amount-decimals", isGuess ? "warning" : "error")];
  }
  function checkRoad({ redirectUrl }, profile, road) {
    if (redirectUrl) return [];
    if (profile === void 0) return [issue("redirect-url", "redirect-url-advised", "warning")];
    return road === "redirect" ? [issue("redirect-url", "redirect-url-missing")] : [];
  }
  function checkPg({ payMethod, escrow }, { profile, pg }) {
    if (profile === void 0) return pg === "" ? [] : [issue("pg", "pg-unknown", "warning")];
    const issues = [];
    const methods = profile.payMethods ?? [];
    if (methods.length > 0 && !methods.includes(payMethod)) {
      issues.push(issue("pay-method", "pay-method-unusual", "warning", methods.join(", ")));
    }
    const forEscrow = profile.escrow && (profile.escrow.methods ?? [payMethod]);
    if (escrow && !forEscrow?.includes(payMethod)) issues.push(issue("escrow", "escrow-unusual", "warning"));
    return issues;
  }
  function checkDue({ payMethod, vbankDue = "" }) {
    if (payMethod !== "vbank") return [];
    const due = vbankDue.replace(/\D/g, "");
    const now = new Date(Date.now() + SEOUL_OFFSET_MS).toISOString().replace(/\D/g, "");
    return due !== "" && due < now.slice(0, due.length) ? [issue("vbank-due", "vbank-due-past", "warning")] : [];
  }
  function placeOf(field) {
    if (field === "provider") return "pg";
    return isProperty(field) ? attributeOf(field) : `params.${field}`;
  }
  function limitOf({ field, must: { max, maxBytes, min, oneOf } = {} }, profile) {
    if (max !== void 0) return `${max} characters`;
    if (maxBytes !== void 0) return `${maxBytes} bytes`;
    const listed = oneOf ?? (field === "payMethod" ? profile?.payMethods : void 0);
    return `${min ?? listed?.join(", ") ?? ""}`;
  }
  function valuesOf(request, further, environment, { provider, profile }) {
    const own2 = {};
    for (const { property, wire } of PARAMETERS) {
      const value = request[property];
      if (value !== void 0 || wireNameOf(property, wire, profile) !== property) own2[property] = value;
    }
    return { ...further, ...own2, ...environment, provider };
  }
  function checkRequest(request, values, context) {
    const { profile } = context;
    const rules = [...profile?.rules ?? [], ...COMMON_RULES].filter((rule) => breaks(rule, values));
    const instead = Object.fromEntries(
      rules.flatMap((rule) => rule.instead === void 0 ? [] : [[rule.field, rule.instead]])
    );
    const road = roadOf(profile, { ...values, ...instead });
    const told2 = rules.filter((rule) => rule.instead === void 0 || values[rule.field] !== void 0);
    const issues = [
      ...checkAmount(request, context),
      ...checkRoad(request, profile, road),
      ...checkPg(request, context),
      ...checkDue(request),
      ...told2.map((rule) => {
        const { field, code, severity = "warning" } = rule;
        return issue(placeOf(field), code, severity, limitOf(rule, profile));
      })
    ];
    return { issues, instead, road };
  }

  // src/request/merchant-uid.ts
  var ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
  var LENGTH = 32;
  function newMerchantUid() {
    const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
    return [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  }

  // src/request/url.ts
  var RUNS_CODE = /^(?:javascript|data|vbscript|blob):/;
  function followable(address, base, appScheme) {
    let url;
    try {
      url = new URL(address, base);
    } catch {
      return null;
    }
    if (!["http:", "https:", `${appScheme?.toLowerCase()}:`].includes(url.protocol)) return null;
    if (RUNS_CODE.test(url.protocol)) return null;
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : url.href;
  }

  // src/request/read.ts
  var isBlank = (value) => value === void 0 || value === null || value === "";
  var isGiven = (value) => !isBlank(value);
  var distanceOf = (places) => places.findIndex((words) => words.some(isGiven)) >>> 0;
  var textOf = (value) => typeof value === "string" || typeof value === "number" ? `${value}` : "";
  var Reader = class {
    issues = [];
    /** JSON, written as text or given as a value; `null` is as good as nothing. */
    json(path, value) {
      if (isBlank(value)) return void 0;
      try {
        if (typeof value === "string") return JSON.parse(value) ?? void 0;
        JSON.stringify(value);
        return value;
      } catch {
        this.issues.push(issue(path, "json-malformed"));
        return void 0;
      }
    }
    /** Further parameters in the SDK's words. */
    params(value) {
      const params = this.json("params", value);
      if (isRecord(params)) return params;
      if (params !== void 0) this.issues.push(issue("params", "params-malformed"));
      return {};
    }
    /** Text, or JSON where it looks like that. */
    looseJson(path, words) {
      if (!/^\s*[[{"]/.test(words)) return words;
      try {
        return JSON.parse(words);
      } catch {
        this.issues.push(issue(path, "json-malformed", "warning"));
        return words;
      }
    }
    /** A word that is no flag's counts as true, as in HTML, and is worth a warning: it may have meant false. */
    flag(path, value) {
      const isOdd2 = typeof value === "string" && !isFlagWord(value) && value !== path;
      if (isOdd2) this.issues.push(issue(path, "flag-unusual", "warning"));
      return readFlag(value);
    }
    /** A value as its kind is written in an attribute; the schema judges it afterwards. */
    value(property, kind, value) {
      if (kind === "flag") return this.flag(attributeOf(property), value);
      if (isBlank(value)) return void 0;
      if (kind === "text") return typeof value === "number" ? `${value}` : value;
      const path = attributeOf(property);
      return kind === "loose" && typeof value === "string" ? this.looseJson(path, value) : this.json(path, value);
    }
  };
  var isFlagWord = (word) => /^(?:|true|false|[01])$/i.test(word);
  function readFlag(value) {
    if (value === void 0 || value === null || typeof value === "boolean") return value ?? void 0;
    return !/^(?:false|0)$/i.test(textOf(value));
  }
  function pathOf([property, ...rest]) {
    const inner = rest.map((part) => typeof part === "number" ? `[${part}]` : `.${String(part)}`);
    return attributeOf(String(property)) + inner.join("");
  }
  function readRequest(draft, context) {
    try {
      return judge(draft, context);
    } catch (error) {
      console.error(CONSOLE_PREFIX, error);
      return { writtenUid: null, request: null, issues: [issue("params", "params-malformed")] };
    }
  }
  function judge(draft, context) {
    const reader = new Reader();
    const { issues } = reader;
    const { form = {}, shared = {} } = context;
    const given = reader.params(draft.params);
    const givenOnce = reader.params(shared.params);
    const pgs = [[draft.pg, given.pg], [form.pg], [shared.pg, givenOnce.pg]];
    const channels = [[draft.channelKey, given.channelKey], [form.channelKey], [shared.channelKey, givenOnce.channelKey]];
    const [pgAt, channelAt] = [distanceOf(pgs), distanceOf(channels)];
    const isChannel = channelAt < pgAt;
    const pg = isChannel ? "" : textOf(pgs.flat().find(isGiven)) || (context.defaultProvider ?? "");
    const profile = findProfile(pg);
    const own2 = fromSdkParams(given, profile);
    const once2 = fromSdkParams(givenOnce, profile);
    const further = { ...once2.further, ...own2.further };
    const values = {};
    const layers = [draft, own2.named, fromForm(form, profile), shared, once2.named];
    for (const { property, kind } of PARAMETERS) {
      const isWritten = (value2) => isGiven(value2) || kind === "flag" && value2 === "";
      const layer = layers.find((written2) => isWritten(written2[property]));
      const isText2 = property === "customData" && (layer === own2.named || layer === once2.named);
      const value = layer?.[property];
      const read2 = isText2 ? value : reader.value(property, kind, value);
      if (read2 !== void 0) values[property] = read2;
    }
    if (isChannel) delete values.pg;
    else if (pgAt < channelAt) delete values.channelKey;
    if (typeof values.merchantUid === "string") values.merchantUid = values.merchantUid.trim() || void 0;
    const writtenUid = textOf(values.merchantUid) || null;
    const { order = null } = context;
    const awaitsOrder = !isBlank(draft.prepareUrl) && order === null;
    if (order !== null) Object.assign(values, order, { amount: `${order.amount}` });
    values.payMethod ??= "card";
    values.merchantUid ??= newMerchantUid();
    if (typeof values.appScheme === "string") values.appScheme = values.appScheme.replace(/:(?:\/\/)?.*$/, "");
    if (isBlank(draft.impCode) && !context.initialised) issues.push(issue("imp-code", "missing"));
    else if (!isBlank(draft.impCode) && !/^imp\d+$/.test(textOf(draft.impCode))) {
      issues.push(issue("imp-code", "imp-code-malformed", "warning"));
    }
    if (!isBlank(draft.prepareUrl) && followable(textOf(draft.prepareUrl), context.pageUrl) === null) {
      issues.push(issue("prepare-url", "url-malformed"));
    }
    const parsed = (awaitsOrder ? AwaitingRequestSchema : PayRequestSchema).safeParse(values);
    for (const { path, message: message2 } of parsed.error?.issues ?? []) {
      issues.push(issue(pathOf(path), message2));
      delete values[String(path[0])];
    }
    const request = parsed.success ? parsed.data : values;
    const reported = new Set(issues.map(({ path }) => path.split(/[.[]/, 1)[0]));
    if (request.redirectUrl !== void 0) {
      const address = followable(request.redirectUrl, context.pageUrl, request.appScheme);
      if (address === null) issues.push(issue("redirect-url", "url-malformed"));
      else request.redirectUrl = address;
    }
    const hooks = [request.noticeUrl ?? []].flat();
    if (hooks.some((address) => followable(address, context.pageUrl) === null)) {
      issues.push(issue("notice-url", "url-malformed", "warning"));
      delete request.noticeUrl;
    }
    const known = valuesOf(request, further, context.environment, { provider: pg, profile });
    const written = textOf(values.amount);
    const found = checkRequest(request, known, { profile, pg, written, initialised: context.initialised });
    const { road } = found;
    issues.push(...found.issues.filter(({ path }) => !reported.has(path)));
    const judged = tidy(issues);
    if (judged.some(({ severity }) => severity === "error")) return { writtenUid, request: null, issues: judged };
    for (const [field, value] of Object.entries(found.instead)) {
      const owner = isProperty(field) ? request : further;
      if (value === null) delete owner[field];
      else owner[field] = value;
    }
    const sent = toSdkParams(request, further, profile);
    const route = road === "callback" || road === "popup" ? "callback" : "redirect";
    return { writtenUid, request, params: sent, route, road, pg, issues: judged };
  }
  function tidy(issues) {
    return issues.filter(
      ({ path, code, severity }, index) => !issues.some(
        (other, place) => other.path === path && other.severity === severity ? other.code === code && place < index : other.path === path && severity === "warning"
      )
    );
  }

  // src/sdk/imp.ts
  function usableImp() {
    if (!Object.prototype.hasOwnProperty.call(globalThis, "IMP")) return null;
    const candidate = globalThis.IMP;
    return typeof candidate?.init === "function" && typeof candidate.request_pay === "function" ? candidate : null;
  }

  // src/sdk/call.ts
  function replaced(owner, property, value, run) {
    const kept = Object.getOwnPropertyDescriptor(owner, property);
    const descriptor = { value, configurable: true, writable: true, enumerable: kept?.enumerable ?? true };
    const isDone = value === void 0 ? Reflect.deleteProperty(owner, property) : Reflect.defineProperty(owner, property, descriptor);
    try {
      run();
    } finally {
      if (isDone && kept) Reflect.defineProperty(owner, property, kept);
      else if (isDone) Reflect.deleteProperty(owner, property);
    }
  }
  function undisturbed(run) {
    replaced(
      Array.prototype,
      "toJSON",
      void 0,
      () => replaced(String.prototype, "toJSON", void 0, run)
    );
  }
  function requestPay(imp, params, callback) {
    const open = window.open;
    const called = { returned: void 0 };
    const watched2 = (...address) => {
      called.popup = open.apply(window, address);
      return called.popup;
    };
    undisturbed(
      () => replaced(window, "open", watched2, () => {
        called.returned = imp.request_pay(plainCopy(params), callback);
      })
    );
    return called;
  }
  function communicate(appMessage) {
    const imp = usableImp();
    if (!imp?.communicate) {
      console.warn(`${CONSOLE_PREFIX} communicate: there is no payment window to tell this.`, appMessage);
      return;
    }
    try {
      undisturbed(() => imp.communicate?.(plainCopy(appMessage)));
    } catch (error) {
      console.error(CONSOLE_PREFIX, error);
    }
  }

  // src/sdk/page.ts
  var KEY = /* @__PURE__ */ Symbol.for("iamport-elements/session");
  var joined;
  function page() {
    if (joined) return joined;
    const fresh = {
      attempt: null,
      initialised: null,
      imp: null,
      initialisedAt: Number.NEGATIVE_INFINITY,
      standing: null,
      stale: false,
      lost: null,
      load: null,
      tries: /* @__PURE__ */ new Map(),
      policy: null,
      asked: /* @__PURE__ */ new Map()
    };
    const shared = globalThis;
    const standing = shared[KEY];
    joined = standing ? Object.assign(standing, { ...fresh, ...standing }) : fresh;
    shared[KEY] = joined;
    return joined;
  }
  var navigation = () => performance.getEntriesByType("navigation")[0];
  var isParsed = () => document.readyState === "complete" || (navigation()?.domContentLoadedEventEnd ?? 0) > 0;
  var isRevisited = () => /^(?:reload|back_forward)$/.test(navigation()?.type ?? "");

  // src/sdk/frames.ts
  var dialogs = () => Array.from(document.querySelectorAll(".imp-dialog"));
  var framesOf = () => Array.from(document.querySelectorAll(".imp-dialog iframe"));
  var loading = /* @__PURE__ */ new Set();
  var watched = /* @__PURE__ */ new Set();
  var framed = /* @__PURE__ */ new WeakSet();
  var seen = false;
  var watching = null;
  function watchFrames() {
    if (watching === null) {
      document.addEventListener("load", ({ target }) => loading.delete(target), true);
      watching = new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
          for (const node of [target, ...addedNodes]) if (node instanceof HTMLIFrameElement) follow(node);
        }
        watchFrames();
      });
    }
    for (const element of watched) {
      if (element.isConnected) continue;
      watched.delete(element);
      if (element.matches(".imp-dialog")) bringBack(element);
    }
    if (document.body) watch(document.body, { childList: true });
    for (const dialog of dialogs()) {
      const isNew = watch(dialog, { childList: true, subtree: true, attributes: true, attributeFilter: ["src"] });
      for (const frame of isNew ? dialog.querySelectorAll("iframe") : []) {
        if (frame.contentDocument?.URL === "about:blank") follow(frame);
      }
      if (dialog.querySelector("iframe")) framed.add(dialog);
      seen = true;
    }
    page().standing = standingMerchant() ?? page().standing;
  }
  function watch(element, what) {
    if (watched.has(element)) return false;
    watched.add(element);
    watching?.observe(element, what);
    return true;
  }
  function follow(frame) {
    if (/^https?:/.test(frame.src)) loading.add(frame);
  }
  function bringBack(dialog) {
    if (!framed.has(dialog) || dialogs().length > 0) return;
    dialog.textContent = "";
    dialog.style.display = "none";
    document.body.append(dialog);
  }
  var framesReady = () => !framesOf().some((frame) => loading.has(frame));
  function standingMerchant() {
    for (const { src } of framesOf()) {
      const code = /\/ready\/([^/?#]+)/.exec(src)?.[1];
      if (code === void 0) continue;
      const tier = new URL(src, document.baseURI).searchParams.get("tier");
      return tier ? `${code}/${tier}` : code;
    }
    return null;
  }
  function defaultProvider() {
    const frame = document.querySelector(".imp-dialog .imp-frame-default");
    const name = Array.from(frame?.classList ?? []).find((word) => /^imp-frame-(?!default$|pc$|mobile$)/.test(word));
    return name?.slice("imp-frame-".length) ?? null;
  }
  var hasDialog = () => dialogs().length > 0;
  var hadDialog = () => seen || hasDialog();
  var dialogVisible = () => dialogs().some((dialog) => dialog.getClientRects().length > 0);
  function uncover() {
    for (const dialog of dialogs()) dialog.style.display = "none";
    document.body.classList.remove("imp-payment-progress");
  }
  function discardDialogs() {
    for (const dialog of dialogs()) {
      watched.delete(dialog);
      dialog.remove();
    }
  }

  // src/sdk/loader.ts
  var TOTAL_MS = 12e3;
  var TRY_MS = 8e3;
  var BACK_OFF_MS = [300, 900];
  var POLL_MS = 50;
  var ARRIVED_MS = 1e3;
  var POLICY_NAME = "iamport-elements";
  var MARKS = { "data-cfasync": "false", "data-no-optimize": "1", "data-no-defer": "1", "data-no-minify": "1" };
  var VENDOR_SCRIPT = /\/(?:v1\/iamport|iamport\.payment-[\w.]+?)(?:\.min)?\.js(?:[?#]|$)/;
  var RUNS = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;
  function scriptUrl(url) {
    const plain = { createScriptURL: (address) => address };
    const { trustedTypes } = globalThis;
    try {
      page().policy ??= trustedTypes?.createPolicy(POLICY_NAME, plain) ?? plain;
    } catch {
      throw new SdkError("sdk-blocked", `the page's CSP has to allow the policy: trusted-types ${POLICY_NAME}`);
    }
    return page().policy.createScriptURL(url);
  }
  var sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  function settled(script, milliseconds, isDead2) {
    return new Promise((resolve) => {
      const end = (how) => {
        clearInterval(poll);
        clearTimeout(timer);
        script.removeEventListener("load", onLoad);
        script.removeEventListener("error", onError);
        resolve(how);
      };
      const onLoad = () => end("load");
      const onError = () => end("error");
      script.addEventListener("load", onLoad);
      script.addEventListener("error", onError);
      const timer = setTimeout(() => end("timeout"), milliseconds);
      const poll = setInterval(() => {
        if (usableImp()) end("load");
        else if (isDead2()) end("error");
      }, POLL_MS);
    });
  }
  function foreignTags(url) {
    return Array.from(document.scripts).filter(
      ({ src, dataset, type, noModule }) => src !== "" && !noModule && RUNS.test(type) && !("iamportElements" in dataset) && (src === url || VENDOR_SCRIPT.test(src))
    );
  }
  var hasVendorTag = () => foreignTags("").length > 0;
  function pageBringsImp() {
    if (document.querySelector("script[data-iamport-elements]")) return false;
    return usableImp() !== null || hasVendorTag();
  }
  function isDead({ src }) {
    if (!isParsed()) return false;
    const arrived = performance.getEntriesByName(src, "resource").map((entry) => entry.responseEnd).filter((end) => end > 0 && performance.now() - end > ARRIVED_MS);
    return arrived.length >= Math.max(1, Array.from(document.scripts).filter((script) => script.src === src).length);
  }
  function countTry(url) {
    const { tries } = page();
    const before = tries.get(url) ?? 0;
    tries.set(url, before + 1);
    return before;
  }
  async function loadOnce({ url, integrity, nonce }, milliseconds) {
    const script = document.createElement("script");
    for (const [name, value] of Object.entries(MARKS)) script.setAttribute(name, value);
    script.dataset.iamportElements = "";
    script.async = true;
    if (integrity) {
      script.integrity = integrity;
      script.crossOrigin = "anonymous";
    }
    if (nonce) script.nonce = nonce;
    const address = new URL(url);
    const tries = countTry(url);
    if (tries > 0) address.searchParams.set("retry", `${tries}`);
    script.src = scriptUrl(address.href);
    if (!Object.prototype.hasOwnProperty.call(window, "IMP")) window.IMP = void 0;
    (document.head ?? document.documentElement).append(script);
    const how = await settled(script, milliseconds, () => false);
    const imp = usableImp();
    if (imp) return imp;
    script.remove();
    if (how === "timeout") throw new SdkError("sdk-timeout", `${url} did not answer in ${milliseconds} ms`);
    if (how === "load") throw new SdkError("sdk-unusable", `${url} loaded but left no usable window.IMP`);
    if (navigator.onLine === false) throw new SdkError("sdk-offline", "the browser is offline");
    throw new SdkError("sdk-blocked", `${url} could not be loaded (ad blocker, CSP, wrong address)`);
  }
  async function load(source) {
    const deadline = performance.now() + TOTAL_MS;
    const left = () => Math.max(0, Math.min(TRY_MS, deadline - performance.now()));
    const waitedFor = /* @__PURE__ */ new Set();
    for (let attempt = 0; ; attempt += 1) {
      for (const tag2 of foreignTags(source.url)) {
        if (usableImp() || waitedFor.has(tag2)) continue;
        waitedFor.add(tag2);
        await settled(tag2, left(), () => isDead(tag2));
        countTry(tag2.src);
      }
      const standing = usableImp();
      if (standing) return standing;
      try {
        return await loadOnce(source, left());
      } catch (error) {
        const pause = BACK_OFF_MS[attempt];
        if (pause === void 0 || left() <= pause) throw error;
        await sleep(pause);
      }
    }
  }
  async function loadImp(source) {
    const standing = usableImp();
    if (standing) return standing;
    const url = followable(source.url, document.baseURI);
    if (url === null) throw new SdkError("sdk-unusable", `sdk-url is not an http(s) address: ${source.url}`);
    const shared = page();
    const { load: other } = shared;
    if (other !== null) return other.url === url ? other.imp : other.imp.catch(() => loadImp(source));
    const own2 = { url, imp: load({ ...source, url }) };
    shared.load = own2;
    const forget2 = () => {
      if (shared.load === own2) shared.load = null;
    };
    own2.imp.then(forget2, forget2);
    return own2.imp;
  }

  // src/sdk/session.ts
  var FRAMES_TIMEOUT_MS = 12e3;
  var ARRIVAL_MS = 1e3;
  var POPUP_ARRIVAL_MS = 3e3;
  var POLL_MS2 = 50;
  var nameOf = ({ code, tierCode }) => tierCode ? `${code}/${tierCode}` : code;
  function isInitialised(merchant) {
    const { initialised, imp, standing, stale } = page();
    if (stale || imp !== null && imp !== usableImp()) return false;
    const framed2 = standingMerchant();
    if (framed2 === null && standing !== null) return false;
    return merchant.code === "" || (framed2 ?? initialised) === nameOf(merchant);
  }
  function takeTurn() {
    const shared = page();
    if (shared.attempt !== null) return null;
    const attempt = {};
    shared.attempt = attempt;
    return () => {
      if (shared.attempt === attempt) shared.attempt = null;
    };
  }
  var initialisedByPage = () => page().initialised !== null || (standingMerchant() ?? page().standing) !== null || pageBringsImp();
  var framesAwaited = (milliseconds) => standingMerchant() === null && performance.now() - page().initialisedAt < milliseconds;
  function isReady(merchant, { popup = false } = {}) {
    if (usableImp() === null) return false;
    watchFrames();
    const isAwaited = popup && hasDialog() && framesAwaited(POPUP_ARRIVAL_MS);
    return isInitialised(merchant) && framesReady() && !isAwaited;
  }
  var sleep2 = () => new Promise((resolve) => setTimeout(resolve, POLL_MS2));
  async function framesArrived(milliseconds) {
    while (framesAwaited(milliseconds)) await sleep2();
  }
  function initialise(imp, merchant) {
    const shared = page();
    const name = merchant.code && nameOf(merchant) || (standingMerchant() ?? shared.standing ?? shared.initialised ?? "");
    const [code = "", tierCode] = name.split("/");
    try {
      if (tierCode) imp.agency(code, tierCode);
      else if (code) imp.init(code);
    } catch (error) {
      throw new SdkError("sdk-unusable", `IMP.init threw (iamport.payment-*.js want jQuery before them): ${error}`);
    }
    Object.assign(shared, { initialised: name, imp, initialisedAt: performance.now(), standing: null, stale: false });
  }
  async function prepare(source, merchant, { early = false, popup = false } = {}) {
    const shared = page();
    const deadline = performance.now() + FRAMES_TIMEOUT_MS;
    const isLate = () => performance.now() > deadline;
    const isTaken = () => shared.imp !== null && shared.imp === usableImp() && !shared.stale && shared.initialised !== nameOf(merchant);
    watchFrames();
    await loadImp(source);
    while (shared.imp === null && pageBringsImp() && !isParsed() && !isLate()) await sleep2();
    const isNew = shared.initialised === null && shared.initialisedAt < 0;
    if (isNew && (hasDialog() || merchant.code === "")) shared.initialisedAt = performance.now();
    let awaited;
    do {
      if (!isInitialised(merchant)) {
        await framesArrived(POPUP_ARRIVAL_MS);
        const imp = await loadImp(source);
        if (early && (shared.attempt !== null || dialogVisible() || isTaken())) return;
        if (!isInitialised(merchant)) initialise(imp, merchant);
      }
      awaited = shared.initialisedAt;
      await framesArrived(popup || merchant.code === "" ? POPUP_ARRIVAL_MS : ARRIVAL_MS);
      while (!framesReady() && !isLate()) await sleep2();
      watchFrames();
    } while (!early && !isInitialised(merchant) && !isLate());
    if (framesReady()) return;
    if (shared.initialisedAt === awaited) shared.stale = true;
    throw new SdkError("sdk-timeout", "the frames of the payment service did not load");
  }
  var lostPayment = {
    get: () => page().lost,
    set: (claim2) => {
      page().lost = claim2;
    }
  };

  // src/sdk/window.ts
  var LOOK_MS = 100;
  var AWAKE_MS = 1e3;
  var GRACE_MS = 3e3;
  var SILENCE_MS = 12e3;
  function layerInFront() {
    const part = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest("body > *, html > *");
    if (!part || part.matches(".imp-dialog") || !/fixed|absolute/.test(getComputedStyle(part).position)) return null;
    return part.matches("iframe") || part.querySelector("iframe") ? part : null;
  }
  function discardImp() {
    if (!hadDialog() && !hasVendorTag()) return;
    discardDialogs();
    page().imp = null;
    Reflect.set(window, "IMP", void 0);
  }
  function openWindow(params, events) {
    const imp = usableImp();
    if (imp === null) throw new TypeError("openWindow before prepare");
    let frames = framesOf();
    const layer = layerInFront();
    let popup = null;
    let seen2 = false;
    let patience = SILENCE_MS;
    let without = 0;
    let looked = performance.now();
    let over = false;
    const stop = () => {
      over = true;
      clearInterval(watch2);
      removeEventListener("pageshow", onPageShow);
    };
    const give = (tell3, isKept = !seen2) => {
      if (over) return;
      stop();
      page().stale = true;
      uncover();
      if (isKept) discardImp();
      tell3();
    };
    const look2 = () => {
      if (frames.length === 0) frames = framesOf();
      const isFramed = dialogVisible() && (frames.length === 0 || frames.some((frame) => frame.isConnected));
      if (isFramed) patience = GRACE_MS;
      const isLayered = patience === SILENCE_MS && ![null, layer].includes(layerInFront());
      const isOpen = isFramed || isLayered || popup?.closed === false;
      if (isOpen) without = 0;
      seen2 ||= isOpen;
      return isOpen;
    };
    const onPageShow = (event) => {
      if (event.persisted) give(events.lost);
    };
    const watch2 = setInterval(() => {
      const now = performance.now();
      without += Math.min(now - looked, AWAKE_MS);
      looked = now;
      if (!look2() && without >= patience) give(seen2 ? events.lost : events.silent);
    }, LOOK_MS);
    addEventListener("pageshow", onPageShow);
    try {
      const called = requestPay(imp, params, (answer) => {
        if (!over && events.answered(answer)) stop();
      });
      popup = called.popup ?? null;
      look2();
      if (called.popup === null) setTimeout(() => give(events.popupRefused, false));
      Promise.resolve(called.returned).catch((error) => {
        console.error(CONSOLE_PREFIX, error);
        setTimeout(() => look2() || give(seen2 ? events.lost : events.silent));
      });
    } catch (error) {
      if (over) return;
      console.error(CONSOLE_PREFIX, error);
      if (look2()) return;
      stop();
      throw error;
    }
  }

  // src/elements/events.ts
  var EVENT_OF = { paid: "payment-success", pending: "payment-pending", failed: "payment-failed" };
  function announce(target, name, detail) {
    return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
  var announceOutcome = (target, outcome) => announce(target, EVENT_OF[outcome.status], outcome);
  function whenParsed(run) {
    if (isParsed()) {
      run();
      return;
    }
    let isDue = true;
    const later = () => {
      if (isDue) setTimeout(() => setTimeout(run));
      isDue = false;
    };
    for (const name of ["DOMContentLoaded", "load"]) window.addEventListener(name, later, { once: true });
  }

  // node_modules/@lit/reactive-element/css-tag.js
  var t = globalThis;
  var e = t.ShadowRoot && (void 0 === t.ShadyCSS || t.ShadyCSS.nativeShadow) && "adoptedStyleSheets" in Document.prototype && "replace" in CSSStyleSheet.prototype;
  var s = /* @__PURE__ */ Symbol();
  var o = /* @__PURE__ */ new WeakMap();
  var n = class {
    constructor(t3, e4, o5) {
      if (this._$cssResult$ = true, o5 !== s) throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");
      this.cssText = t3, this.t = e4;
    }
    get styleSheet() {
      let t3 = this.o;
      const s4 = this.t;
      if (e && void 0 === t3) {
        const e4 = void 0 !== s4 && 1 === s4.length;
        e4 && (t3 = o.get(s4)), void 0 === t3 && ((this.o = t3 = new CSSStyleSheet()).replaceSync(this.cssText), e4 && o.set(s4, t3));
      }
      return t3;
    }
    toString() {
      return this.cssText;
    }
  };
  var r = (t3) => new n("string" == typeof t3 ? t3 : t3 + "", void 0, s);
  var i = (t3, ...e4) => {
    const o5 = 1 === t3.length ? t3[0] : e4.reduce((e5, s4, o6) => e5 + ((t4) => {
      if (true === t4._$cssResult$) return t4.cssText;
      if ("number" == typeof t4) return t4;
      throw Error("Value passed to 'css' function must be a 'css' function result: " + t4 + ". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.");
    })(s4) + t3[o6 + 1], t3[0]);
    return new n(o5, t3, s);
  };
  var S = (s4, o5) => {
    if (e) s4.adoptedStyleSheets = o5.map((t3) => t3 instanceof CSSStyleSheet ? t3 : t3.styleSheet);
    else for (const e4 of o5) {
      const o6 = document.createElement("style"), n4 = t.litNonce;
      void 0 !== n4 && o6.setAttribute("nonce", n4), o6.textContent = e4.cssText, s4.appendChild(o6);
    }
  };
  var c = e ? (t3) => t3 : (t3) => t3 instanceof CSSStyleSheet ? ((t4) => {
    let e4 = "";
    for (const s4 of t4.cssRules) e4 += s4.cssText;
    return r(e4);
  })(t3) : t3;

  // node_modules/@lit/reactive-element/reactive-element.js
  var { is: i2, defineProperty: e2, getOwnPropertyDescriptor: h, getOwnPropertyNames: r2, getOwnPropertySymbols: o2, getPrototypeOf: n2 } = Object;
  var a = globalThis;
  var c2 = a.trustedTypes;
  var l = c2 ? c2.emptyScript : "";
  var p = a.reactiveElementPolyfillSupport;
  var d = (t3, s4) => t3;
  var u = { toAttribute(t3, s4) {
    switch (s4) {
      case Boolean:
        t3 = t3 ? l : null;
        break;
      case Object:
      case Array:
        t3 = null == t3 ? t3 : JSON.stringify(t3);
    }
    return t3;
  }, fromAttribute(t3, s4) {
    let i5 = t3;
    switch (s4) {
      case Boolean:
        i5 = null !== t3;
        break;
      case Number:
        i5 = null === t3 ? null : Number(t3);
        break;
      case Object:
      case Array:
        try {
          i5 = JSON.parse(t3);
        } catch (t4) {
          i5 = null;
        }
    }
    return i5;
  } };
  var f = (t3, s4) => !i2(t3, s4);
  var b = { attribute: true, type: String, converter: u, reflect: false, useDefault: false, hasChanged: f };
  Symbol.metadata ??= /* @__PURE__ */ Symbol("metadata"), a.litPropertyMetadata ??= /* @__PURE__ */ new WeakMap();
  var y = class extends HTMLElement {
    static addInitializer(t3) {
      this._$Ei(), (this.l ??= []).push(t3);
    }
    static get observedAttributes() {
      return this.finalize(), this._$Eh && [...this._$Eh.keys()];
    }
    static createProperty(t3, s4 = b) {
      if (s4.state && (s4.attribute = false), this._$Ei(), this.prototype.hasOwnProperty(t3) && ((s4 = Object.create(s4)).wrapped = true), this.elementProperties.set(t3, s4), !s4.noAccessor) {
        const i5 = /* @__PURE__ */ Symbol(), h3 = this.getPropertyDescriptor(t3, i5, s4);
        void 0 !== h3 && e2(this.prototype, t3, h3);
      }
    }
    static getPropertyDescriptor(t3, s4, i5) {
      const { get: e4, set: r4 } = h(this.prototype, t3) ?? { get() {
        return this[s4];
      }, set(t4) {
        this[s4] = t4;
      } };
      return { get: e4, set(s5) {
        const h3 = e4?.call(this);
        r4?.call(this, s5), this.requestUpdate(t3, h3, i5);
      }, configurable: true, enumerable: true };
    }
    static getPropertyOptions(t3) {
      return this.elementProperties.get(t3) ?? b;
    }
    static _$Ei() {
      if (this.hasOwnProperty(d("elementProperties"))) return;
      const t3 = n2(this);
      t3.finalize(), void 0 !== t3.l && (this.l = [...t3.l]), this.elementProperties = new Map(t3.elementProperties);
    }
    static finalize() {
      if (this.hasOwnProperty(d("finalized"))) return;
      if (this.finalized = true, this._$Ei(), this.hasOwnProperty(d("properties"))) {
        const t4 = this.properties, s4 = [...r2(t4), ...o2(t4)];
        for (const i5 of s4) this.createProperty(i5, t4[i5]);
      }
      const t3 = this[Symbol.metadata];
      if (null !== t3) {
        const s4 = litPropertyMetadata.get(t3);
        if (void 0 !== s4) for (const [t4, i5] of s4) this.elementProperties.set(t4, i5);
      }
      this._$Eh = /* @__PURE__ */ new Map();
      for (const [t4, s4] of this.elementProperties) {
        const i5 = this._$Eu(t4, s4);
        void 0 !== i5 && this._$Eh.set(i5, t4);
      }
      this.elementStyles = this.finalizeStyles(this.styles);
    }
    static finalizeStyles(s4) {
      const i5 = [];
      if (Array.isArray(s4)) {
        const e4 = new Set(s4.flat(1 / 0).reverse());
        for (const s5 of e4) i5.unshift(c(s5));
      } else void 0 !== s4 && i5.push(c(s4));
      return i5;
    }
    static _$Eu(t3, s4) {
      const i5 = s4.attribute;
      return false === i5 ? void 0 : "string" == typeof i5 ? i5 : "string" == typeof t3 ? t3.toLowerCase() : void 0;
    }
    constructor() {
      super(), this._$Ep = void 0, this.isUpdatePending = false, this.hasUpdated = false, this._$Em = null, this._$Ev();
    }
    _$Ev() {
      this._$ES = new Promise((t3) => this.enableUpdating = t3), this._$AL = /* @__PURE__ */ new Map(), this._$E_(), this.requestUpdate(), this.constructor.l?.forEach((t3) => t3(this));
    }
    addController(t3) {
      (this._$EO ??= /* @__PURE__ */ new Set()).add(t3), void 0 !== this.renderRoot && this.isConnected && t3.hostConnected?.();
    }
    removeController(t3) {
      this._$EO?.delete(t3);
    }
    _$E_() {
      const t3 = /* @__PURE__ */ new Map(), s4 = this.constructor.elementProperties;
      for (const i5 of s4.keys()) this.hasOwnProperty(i5) && (t3.set(i5, this[i5]), delete this[i5]);
      t3.size > 0 && (this._$Ep = t3);
    }
    createRenderRoot() {
      const t3 = this.shadowRoot ?? this.attachShadow(this.constructor.shadowRootOptions);
      return S(t3, this.constructor.elementStyles), t3;
    }
    connectedCallback() {
      this.renderRoot ??= this.createRenderRoot(), this.enableUpdating(true), this._$EO?.forEach((t3) => t3.hostConnected?.());
    }
    enableUpdating(t3) {
    }
    disconnectedCallback() {
      this._$EO?.forEach((t3) => t3.hostDisconnected?.());
    }
    attributeChangedCallback(t3, s4, i5) {
      this._$AK(t3, i5);
    }
    _$ET(t3, s4) {
      const i5 = this.constructor.elementProperties.get(t3), e4 = this.constructor._$Eu(t3, i5);
      if (void 0 !== e4 && true === i5.reflect) {
        const h3 = (void 0 !== i5.converter?.toAttribute ? i5.converter : u).toAttribute(s4, i5.type);
        this._$Em = t3, null == h3 ? this.removeAttribute(e4) : this.setAttribute(e4, h3), this._$Em = null;
      }
    }
    _$AK(t3, s4) {
      const i5 = this.constructor, e4 = i5._$Eh.get(t3);
      if (void 0 !== e4 && this._$Em !== e4) {
        const t4 = i5.getPropertyOptions(e4), h3 = "function" == typeof t4.converter ? { fromAttribute: t4.converter } : void 0 !== t4.converter?.fromAttribute ? t4.converter : u;
        this._$Em = e4;
        const r4 = h3.fromAttribute(s4, t4.type);
        this[e4] = r4 ?? this._$Ej?.get(e4) ?? r4, this._$Em = null;
      }
    }
    requestUpdate(t3, s4, i5, e4 = false, h3) {
      if (void 0 !== t3) {
        const r4 = this.constructor;
        if (false === e4 && (h3 = this[t3]), i5 ??= r4.getPropertyOptions(t3), !((i5.hasChanged ?? f)(h3, s4) || i5.useDefault && i5.reflect && h3 === this._$Ej?.get(t3) && !this.hasAttribute(r4._$Eu(t3, i5)))) return;
        this.C(t3, s4, i5);
      }
      false === this.isUpdatePending && (this._$ES = this._$EP());
    }
    C(t3, s4, { useDefault: i5, reflect: e4, wrapped: h3 }, r4) {
      i5 && !(this._$Ej ??= /* @__PURE__ */ new Map()).has(t3) && (this._$Ej.set(t3, r4 ?? s4 ?? this[t3]), true !== h3 || void 0 !== r4) || (this._$AL.has(t3) || (this.hasUpdated || i5 || (s4 = void 0), this._$AL.set(t3, s4)), true === e4 && this._$Em !== t3 && (this._$Eq ??= /* @__PURE__ */ new Set()).add(t3));
    }
    async _$EP() {
      this.isUpdatePending = true;
      try {
        await this._$ES;
      } catch (t4) {
        Promise.reject(t4);
      }
      const t3 = this.scheduleUpdate();
      return null != t3 && await t3, !this.isUpdatePending;
    }
    scheduleUpdate() {
      return this.performUpdate();
    }
    performUpdate() {
      if (!this.isUpdatePending) return;
      if (!this.hasUpdated) {
        if (this.renderRoot ??= this.createRenderRoot(), this._$Ep) {
          for (const [t5, s5] of this._$Ep) this[t5] = s5;
          this._$Ep = void 0;
        }
        const t4 = this.constructor.elementProperties;
        if (t4.size > 0) for (const [s5, i5] of t4) {
          const { wrapped: t5 } = i5, e4 = this[s5];
          true !== t5 || this._$AL.has(s5) || void 0 === e4 || this.C(s5, void 0, i5, e4);
        }
      }
      let t3 = false;
      const s4 = this._$AL;
      try {
        t3 = this.shouldUpdate(s4), t3 ? (this.willUpdate(s4), this._$EO?.forEach((t4) => t4.hostUpdate?.()), this.update(s4)) : this._$EM();
      } catch (s5) {
        throw t3 = false, this._$EM(), s5;
      }
      t3 && this._$AE(s4);
    }
    willUpdate(t3) {
    }
    _$AE(t3) {
      this._$EO?.forEach((t4) => t4.hostUpdated?.()), this.hasUpdated || (this.hasUpdated = true, this.firstUpdated(t3)), this.updated(t3);
    }
    _$EM() {
      this._$AL = /* @__PURE__ */ new Map(), this.isUpdatePending = false;
    }
    get updateComplete() {
      return this.getUpdateComplete();
    }
    getUpdateComplete() {
      return this._$ES;
    }
    shouldUpdate(t3) {
      return true;
    }
    update(t3) {
      this._$Eq &&= this._$Eq.forEach((t4) => this._$ET(t4, this[t4])), this._$EM();
    }
    updated(t3) {
    }
    firstUpdated(t3) {
    }
  };
  y.elementStyles = [], y.shadowRootOptions = { mode: "open" }, y[d("elementProperties")] = /* @__PURE__ */ new Map(), y[d("finalized")] = /* @__PURE__ */ new Map(), p?.({ ReactiveElement: y }), (a.reactiveElementVersions ??= []).push("2.1.2");

  // node_modules/lit-html/lit-html.js
  var t2 = globalThis;
  var i3 = (t3) => t3;
  var s2 = t2.trustedTypes;
  var e3 = s2 ? s2.createPolicy("lit-html", { createHTML: (t3) => t3 }) : void 0;
  var h2 = "$lit$";
  var o3 = `lit$${Math.random().toFixed(9).slice(2)}$`;
  var n3 = "?" + o3;
  var r3 = `<${n3}>`;
  var l2 = document;
  var c3 = () => l2.createComment("");
  var a2 = (t3) => null === t3 || "object" != typeof t3 && "function" != typeof t3;
  var u2 = Array.isArray;
  var d2 = (t3) => u2(t3) || "function" == typeof t3?.[Symbol.iterator];
  var f2 = "[ 	\n\f\r]";
  var v = /<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g;
  var _ = /-->/g;
  var m = />/g;
  var p2 = RegExp(`>|${f2}(?:([^\\s"'>=/]+)(${f2}*=${f2}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`, "g");
  var g = /'/g;
  var $ = /"/g;
  var y2 = /^(?:script|style|textarea|title)$/i;
  var x = (t3) => (i5, ...s4) => ({ _$litType$: t3, strings: i5, values: s4 });
  var b2 = x(1);
  var w = x(2);
  var T = x(3);
  var E = /* @__PURE__ */ Symbol.for("lit-noChange");
  var A = /* @__PURE__ */ Symbol.for("lit-nothing");
  var C = /* @__PURE__ */ new WeakMap();
  var P = l2.createTreeWalker(l2, 129);
  function V(t3, i5) {
    if (!u2(t3) || !t3.hasOwnProperty("raw")) throw Error("invalid template strings array");
    return void 0 !== e3 ? e3.createHTML(i5) : i5;
  }
  var N = (t3, i5) => {
    const s4 = t3.length - 1, e4 = [];
    let n4, l3 = 2 === i5 ? "<svg>" : 3 === i5 ? "<math>" : "", c4 = v;
    for (let i6 = 0; i6 < s4; i6++) {
      const s5 = t3[i6];
      let a3, u3, d3 = -1, f3 = 0;
      for (; f3 < s5.length && (c4.lastIndex = f3, u3 = c4.exec(s5), null !== u3); ) f3 = c4.lastIndex, c4 === v ? "!--" === u3[1] ? c4 = _ : void 0 !== u3[1] ? c4 = m : void 0 !== u3[2] ? (y2.test(u3[2]) && (n4 = RegExp("</" + u3[2], "g")), c4 = p2) : void 0 !== u3[3] && (c4 = p2) : c4 === p2 ? ">" === u3[0] ? (c4 = n4 ?? v, d3 = -1) : void 0 === u3[1] ? d3 = -2 : (d3 = c4.lastIndex - u3[2].length, a3 = u3[1], c4 = void 0 === u3[3] ? p2 : '"' === u3[3] ? $ : g) : c4 === $ || c4 === g ? c4 = p2 : c4 === _ || c4 === m ? c4 = v : (c4 = p2, n4 = void 0);
      const x2 = c4 === p2 && t3[i6 + 1].startsWith("/>") ? " " : "";
      l3 += c4 === v ? s5 + r3 : d3 >= 0 ? (e4.push(a3), s5.slice(0, d3) + h2 + s5.slice(d3) + o3 + x2) : s5 + o3 + (-2 === d3 ? i6 : x2);
    }
    return [V(t3, l3 + (t3[s4] || "<?>") + (2 === i5 ? "</svg>" : 3 === i5 ? "</math>" : "")), e4];
  };
  var S2 = class _S {
    constructor({ strings: t3, _$litType$: i5 }, e4) {
      let r4;
      this.parts = [];
      let l3 = 0, a3 = 0;
      const u3 = t3.length - 1, d3 = this.parts, [f3, v2] = N(t3, i5);
      if (this.el = _S.createElement(f3, e4), P.currentNode = this.el.content, 2 === i5 || 3 === i5) {
        const t4 = this.el.content.firstChild;
        t4.replaceWith(...t4.childNodes);
      }
      for (; null !== (r4 = P.nextNode()) && d3.length < u3; ) {
        if (1 === r4.nodeType) {
          if (r4.hasAttributes()) for (const t4 of r4.getAttributeNames()) if (t4.endsWith(h2)) {
            const i6 = v2[a3++], s4 = r4.getAttribute(t4).split(o3), e5 = /([.?@])?(.*)/.exec(i6);
            d3.push({ type: 1, index: l3, name: e5[2], strings: s4, ctor: "." === e5[1] ? I : "?" === e5[1] ? L : "@" === e5[1] ? z : H }), r4.removeAttribute(t4);
          } else t4.startsWith(o3) && (d3.push({ type: 6, index: l3 }), r4.removeAttribute(t4));
          if (y2.test(r4.tagName)) {
            const t4 = r4.textContent.split(o3), i6 = t4.length - 1;
            if (i6 > 0) {
              r4.textContent = s2 ? s2.emptyScript : "";
              for (let s4 = 0; s4 < i6; s4++) r4.append(t4[s4], c3()), P.nextNode(), d3.push({ type: 2, index: ++l3 });
              r4.append(t4[i6], c3());
            }
          }
        } else if (8 === r4.nodeType) if (r4.data === n3) d3.push({ type: 2, index: l3 });
        else {
          let t4 = -1;
          for (; -1 !== (t4 = r4.data.indexOf(o3, t4 + 1)); ) d3.push({ type: 7, index: l3 }), t4 += o3.length - 1;
        }
        l3++;
      }
    }
    static createElement(t3, i5) {
      const s4 = l2.createElement("template");
      return s4.innerHTML = t3, s4;
    }
  };
  function M(t3, i5, s4 = t3, e4) {
    if (i5 === E) return i5;
    let h3 = void 0 !== e4 ? s4._$Co?.[e4] : s4._$Cl;
    const o5 = a2(i5) ? void 0 : i5._$litDirective$;
    return h3?.constructor !== o5 && (h3?._$AO?.(false), void 0 === o5 ? h3 = void 0 : (h3 = new o5(t3), h3._$AT(t3, s4, e4)), void 0 !== e4 ? (s4._$Co ??= [])[e4] = h3 : s4._$Cl = h3), void 0 !== h3 && (i5 = M(t3, h3._$AS(t3, i5.values), h3, e4)), i5;
  }
  var R = class {
    constructor(t3, i5) {
      this._$AV = [], this._$AN = void 0, this._$AD = t3, this._$AM = i5;
    }
    get parentNode() {
      return this._$AM.parentNode;
    }
    get _$AU() {
      return this._$AM._$AU;
    }
    u(t3) {
      const { el: { content: i5 }, parts: s4 } = this._$AD, e4 = (t3?.creationScope ?? l2).importNode(i5, true);
      P.currentNode = e4;
      let h3 = P.nextNode(), o5 = 0, n4 = 0, r4 = s4[0];
      for (; void 0 !== r4; ) {
        if (o5 === r4.index) {
          let i6;
          2 === r4.type ? i6 = new k(h3, h3.nextSibling, this, t3) : 1 === r4.type ? i6 = new r4.ctor(h3, r4.name, r4.strings, this, t3) : 6 === r4.type && (i6 = new Z(h3, this, t3)), this._$AV.push(i6), r4 = s4[++n4];
        }
        o5 !== r4?.index && (h3 = P.nextNode(), o5++);
      }
      return P.currentNode = l2, e4;
    }
    p(t3) {
      let i5 = 0;
      for (const s4 of this._$AV) void 0 !== s4 && (void 0 !== s4.strings ? (s4._$AI(t3, s4, i5), i5 += s4.strings.length - 2) : s4._$AI(t3[i5])), i5++;
    }
  };
  var k = class _k {
    get _$AU() {
      return this._$AM?._$AU ?? this._$Cv;
    }
    constructor(t3, i5, s4, e4) {
      this.type = 2, this._$AH = A, this._$AN = void 0, this._$AA = t3, this._$AB = i5, this._$AM = s4, this.options = e4, this._$Cv = e4?.isConnected ?? true;
    }
    get parentNode() {
      let t3 = this._$AA.parentNode;
      const i5 = this._$AM;
      return void 0 !== i5 && 11 === t3?.nodeType && (t3 = i5.parentNode), t3;
    }
    get startNode() {
      return this._$AA;
    }
    get endNode() {
      return this._$AB;
    }
    _$AI(t3, i5 = this) {
      t3 = M(this, t3, i5), a2(t3) ? t3 === A || null == t3 || "" === t3 ? (this._$AH !== A && this._$AR(), this._$AH = A) : t3 !== this._$AH && t3 !== E && this._(t3) : void 0 !== t3._$litType$ ? this.$(t3) : void 0 !== t3.nodeType ? this.T(t3) : d2(t3) ? this.k(t3) : this._(t3);
    }
    O(t3) {
      return this._$AA.parentNode.insertBefore(t3, this._$AB);
    }
    T(t3) {
      this._$AH !== t3 && (this._$AR(), this._$AH = this.O(t3));
    }
    _(t3) {
      this._$AH !== A && a2(this._$AH) ? this._$AA.nextSibling.data = t3 : this.T(l2.createTextNode(t3)), this._$AH = t3;
    }
    $(t3) {
      const { values: i5, _$litType$: s4 } = t3, e4 = "number" == typeof s4 ? this._$AC(t3) : (void 0 === s4.el && (s4.el = S2.createElement(V(s4.h, s4.h[0]), this.options)), s4);
      if (this._$AH?._$AD === e4) this._$AH.p(i5);
      else {
        const t4 = new R(e4, this), s5 = t4.u(this.options);
        t4.p(i5), this.T(s5), this._$AH = t4;
      }
    }
    _$AC(t3) {
      let i5 = C.get(t3.strings);
      return void 0 === i5 && C.set(t3.strings, i5 = new S2(t3)), i5;
    }
    k(t3) {
      u2(this._$AH) || (this._$AH = [], this._$AR());
      const i5 = this._$AH;
      let s4, e4 = 0;
      for (const h3 of t3) e4 === i5.length ? i5.push(s4 = new _k(this.O(c3()), this.O(c3()), this, this.options)) : s4 = i5[e4], s4._$AI(h3), e4++;
      e4 < i5.length && (this._$AR(s4 && s4._$AB.nextSibling, e4), i5.length = e4);
    }
    _$AR(t3 = this._$AA.nextSibling, s4) {
      for (this._$AP?.(false, true, s4); t3 !== this._$AB; ) {
        const s5 = i3(t3).nextSibling;
        i3(t3).remove(), t3 = s5;
      }
    }
    setConnected(t3) {
      void 0 === this._$AM && (this._$Cv = t3, this._$AP?.(t3));
    }
  };
  var H = class {
    get tagName() {
      return this.element.tagName;
    }
    get _$AU() {
      return this._$AM._$AU;
    }
    constructor(t3, i5, s4, e4, h3) {
      this.type = 1, this._$AH = A, this._$AN = void 0, this.element = t3, this.name = i5, this._$AM = e4, this.options = h3, s4.length > 2 || "" !== s4[0] || "" !== s4[1] ? (this._$AH = Array(s4.length - 1).fill(new String()), this.strings = s4) : this._$AH = A;
    }
    _$AI(t3, i5 = this, s4, e4) {
      const h3 = this.strings;
      let o5 = false;
      if (void 0 === h3) t3 = M(this, t3, i5, 0), o5 = !a2(t3) || t3 !== this._$AH && t3 !== E, o5 && (this._$AH = t3);
      else {
        const e5 = t3;
        let n4, r4;
        for (t3 = h3[0], n4 = 0; n4 < h3.length - 1; n4++) r4 = M(this, e5[s4 + n4], i5, n4), r4 === E && (r4 = this._$AH[n4]), o5 ||= !a2(r4) || r4 !== this._$AH[n4], r4 === A ? t3 = A : t3 !== A && (t3 += (r4 ?? "") + h3[n4 + 1]), this._$AH[n4] = r4;
      }
      o5 && !e4 && this.j(t3);
    }
    j(t3) {
      t3 === A ? this.element.removeAttribute(this.name) : this.element.setAttribute(this.name, t3 ?? "");
    }
  };
  var I = class extends H {
    constructor() {
      super(...arguments), this.type = 3;
    }
    j(t3) {
      this.element[this.name] = t3 === A ? void 0 : t3;
    }
  };
  var L = class extends H {
    constructor() {
      super(...arguments), this.type = 4;
    }
    j(t3) {
      this.element.toggleAttribute(this.name, !!t3 && t3 !== A);
    }
  };
  var z = class extends H {
    constructor(t3, i5, s4, e4, h3) {
      super(t3, i5, s4, e4, h3), this.type = 5;
    }
    _$AI(t3, i5 = this) {
      if ((t3 = M(this, t3, i5, 0) ?? A) === E) return;
      const s4 = this._$AH, e4 = t3 === A && s4 !== A || t3.capture !== s4.capture || t3.once !== s4.once || t3.passive !== s4.passive, h3 = t3 !== A && (s4 === A || e4);
      e4 && this.element.removeEventListener(this.name, this, s4), h3 && this.element.addEventListener(this.name, this, t3), this._$AH = t3;
    }
    handleEvent(t3) {
      "function" == typeof this._$AH ? this._$AH.call(this.options?.host ?? this.element, t3) : this._$AH.handleEvent(t3);
    }
  };
  var Z = class {
    constructor(t3, i5, s4) {
      this.element = t3, this.type = 6, this._$AN = void 0, this._$AM = i5, this.options = s4;
    }
    get _$AU() {
      return this._$AM._$AU;
    }
    _$AI(t3) {
      M(this, t3);
    }
  };
  var B = t2.litHtmlPolyfillSupport;
  B?.(S2, k), (t2.litHtmlVersions ??= []).push("3.3.3");
  var D = (t3, i5, s4) => {
    const e4 = s4?.renderBefore ?? i5;
    let h3 = e4._$litPart$;
    if (void 0 === h3) {
      const t4 = s4?.renderBefore ?? null;
      e4._$litPart$ = h3 = new k(i5.insertBefore(c3(), t4), t4, void 0, s4 ?? {});
    }
    return h3._$AI(t3), h3;
  };

  // node_modules/lit-element/lit-element.js
  var s3 = globalThis;
  var i4 = class extends y {
    constructor() {
      super(...arguments), this.renderOptions = { host: this }, this._$Do = void 0;
    }
    createRenderRoot() {
      const t3 = super.createRenderRoot();
      return this.renderOptions.renderBefore ??= t3.firstChild, t3;
    }
    update(t3) {
      const r4 = this.render();
      this.hasUpdated || (this.renderOptions.isConnected = this.isConnected), super.update(t3), this._$Do = D(r4, this.renderRoot, this.renderOptions);
    }
    connectedCallback() {
      super.connectedCallback(), this._$Do?.setConnected(true);
    }
    disconnectedCallback() {
      super.disconnectedCallback(), this._$Do?.setConnected(false);
    }
    render() {
      return E;
    }
  };
  i4._$litElement$ = true, i4["finalized"] = true, s3.litElementHydrateSupport?.({ LitElement: i4 });
  var o4 = s3.litElementPolyfillSupport;
  o4?.({ LitElement: i4 });
  (s3.litElementVersions ??= []).push("4.2.2");

  // src/environment/browsers.ts
  var BROWSERS = [
    { name: "kakaotalk", pattern: /\bKAKAOTALK\b/i, inApp: true },
    { name: "naver", pattern: /\bNAVER\(inapp/i, inApp: true },
    { name: "line", pattern: /\bLine\/\d/, inApp: true },
    { name: "daum", pattern: /\bDaum(?:Apps|Device)\//i, inApp: true },
    { name: "instagram", pattern: /\bInstagram\b/, inApp: true },
    { name: "facebook", pattern: /\bFB(?:AN|AV|_IAB)\b/, inApp: true },
    { name: "samsung-internet", pattern: /\bSamsungBrowser\//, inApp: false },
    {
      name: "other-app",
      pattern: /\b(?:MicroMessenger|BytedanceWebview|musical_ly|Snapchat|Twitter|LinkedInApp|TeamsMobile|BAND|GSA)\b/,
      inApp: true
    },
    { name: "webview", pattern: /;\s*wv[;)]/, inApp: true },
    { name: "webview", pattern: /\biP(?:hone|od|ad)\b.*AppleWebKit(?!.*(?:Safari|CriOS|FxiOS|EdgiOS))/, inApp: true }
  ];

  // src/environment/environment.ts
  var PHONE = /iPhone|iPod|iPad|Android|Mobile/i;
  var MAC = /\bMacintosh\b.*AppleWebKit/;
  function detectEnvironment({ userAgent, maxTouchPoints = 0, standalone }) {
    const isIpadAsMac = MAC.test(userAgent) && maxTouchPoints > 1;
    const words = isIpadAsMac ? userAgent.replace("Macintosh", "iPad") : userAgent;
    const row = standalone === true ? void 0 : BROWSERS.find(({ pattern }) => pattern.test(words));
    return {
      device: PHONE.test(userAgent) ? "phone" : "pc",
      os: /Android/i.test(userAgent) ? "android" : /iP(?:hone|od|ad)/.test(words) ? "ios" : "other",
      inApp: row?.inApp ?? false,
      browser: row?.name ?? null
    };
  }

  // src/messages.ts
  var ko = {
    pay: "결제하기",
    loading: "결제창을 준비하고 있습니다.",
    open: "결제창에서 결제를 진행해 주세요.",
    verifying: "결제 결과를 확인하고 있습니다.",
    paid: "결제가 완료되었습니다.",
    "tap-again": "결제창이 준비되었습니다. 버튼을 한 번 더 눌러 주세요.",
    "not-prepared": "주문을 준비하지 못했습니다. 잠시 뒤 다시 눌러 주세요.",
    "vbank-amount": "입금 금액",
    "vbank-bank": "은행",
    "vbank-number": "계좌번호",
    "vbank-holder": "예금주",
    "vbank-due": "입금 기한",
    "vbank-issued": "가상계좌가 발급되었습니다. 기한 안에 입금하시면 주문이 완료됩니다.",
    "verification-unreachable": "결제 결과를 아직 확인하지 못했습니다. 다시 결제하지 마시고 잠시 뒤 주문 내역을 확인해 주세요.",
    "verification-malformed": "결제 결과를 아직 확인하지 못했습니다. 다시 결제하지 마시고 주문 내역을 확인해 주세요.",
    unknown: "결제 결과를 아직 알 수 없습니다. 다시 결제하지 마시고 주문 내역을 확인해 주세요.",
    "invalid-request": "결제 정보가 올바르지 않아 결제창을 열 수 없습니다. 상점에 문의해 주세요.",
    prevented: "결제를 시작하지 않았습니다.",
    "in-progress": "이미 진행 중인 결제가 있습니다.",
    "sdk-offline": "인터넷에 연결되어 있지 않습니다. 연결을 확인하고 다시 눌러 주세요.",
    "sdk-blocked": "결제 모듈이 차단되었습니다. 광고 차단 기능을 끄고 다시 눌러 주세요.",
    "sdk-timeout": "결제 모듈이 응답하지 않습니다. 잠시 뒤 다시 눌러 주세요.",
    "sdk-unusable": "결제 모듈을 사용할 수 없습니다. 페이지를 새로 고친 뒤 다시 시도해 주세요.",
    "popup-blocked": "팝업이 차단되어 결제창을 열지 못했습니다. 팝업을 허용한 뒤 다시 눌러 주세요.",
    cancelled: "결제를 취소하셨습니다.",
    abandoned: "결제가 끝나지 않은 채 창이 닫혔습니다. 다시 결제하기 전에 결제 여부를 먼저 확인해 주세요.",
    declined: "결제가 승인되지 않았습니다.",
    "already-paid": "이미 결제된 주문입니다. 주문 내역을 확인해 주세요.",
    "pg-not-registered": "상점의 결제 설정에 문제가 있습니다. 상점에 문의해 주세요.",
    forged: "결제 금액이 주문과 달라 결제를 취소했습니다.",
    rejected: "결제가 취소되었습니다."
  };
  var en = {
    pay: "Pay",
    loading: "Preparing the payment window.",
    open: "Please continue in the payment window.",
    verifying: "Checking your payment.",
    paid: "Your payment is complete.",
    "tap-again": "The payment window is ready. Please press the button once more.",
    "not-prepared": "Your order could not be prepared. Please press again in a moment.",
    "vbank-amount": "Amount to deposit",
    "vbank-bank": "Bank",
    "vbank-number": "Account number",
    "vbank-holder": "Account holder",
    "vbank-due": "Deposit by",
    "vbank-issued": "A virtual account has been issued. Your order completes once your deposit arrives.",
    "verification-unreachable": "We could not confirm your payment yet. Please do not pay again; check your order in a moment.",
    "verification-malformed": "We could not confirm your payment yet. Please do not pay again; check your order.",
    unknown: "The result of your payment is not known yet. Please do not pay again; check your order.",
    "invalid-request": "The payment details are not valid, so the payment window cannot open. Please contact the shop.",
    prevented: "The payment was not started.",
    "in-progress": "Another payment is already in progress.",
    "sdk-offline": "You are offline. Check your connection and press again.",
    "sdk-blocked": "The payment module was blocked. Turn off your ad blocker and press again.",
    "sdk-timeout": "The payment module does not respond. Please press again in a moment.",
    "sdk-unusable": "The payment module cannot be used. Reload the page and try again.",
    "popup-blocked": "The payment window was blocked as a pop-up. Allow pop-ups and press again.",
    cancelled: "You cancelled the payment.",
    abandoned: "The window closed before the payment ended. Please check whether it went through before paying again.",
    declined: "The payment was not approved.",
    "already-paid": "This order has already been paid. Please check your order.",
    "pg-not-registered": "The shop’s payment settings have a problem. Please contact the shop.",
    forged: "The amount differed from the order, so the payment was cancelled.",
    rejected: "The payment was cancelled."
  };
  var MESSAGES = { ko, en };
  function languageOf(tag2) {
    return /^ko\b/i.test(tag2 ?? "") ? "ko" : "en";
  }
  function message(key, language) {
    return MESSAGES[language][key];
  }
  function formatAmount(amount2, currency, locale) {
    if (/^(?:KRW)?$/i.test(currency ?? "") && languageOf(locale) === "ko") return `${amount2.toLocaleString("ko")}원`;
    try {
      return amount2.toLocaleString(locale, { style: "currency", currency: currency ?? "KRW" });
    } catch {
      return `${amount2} ${currency ?? "KRW"}`;
    }
  }
  function formatDue(unixSeconds, locale) {
    const isKorean = languageOf(locale) === "ko";
    const options = {
      timeZone: "Asia/Seoul",
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
      // Engines do not agree on 오후 and PM; and who reads no Korean may be on another clock.
      ...isKorean ? { hourCycle: "h23" } : { timeZoneName: "short" }
    };
    const moment = new Date(unixSeconds * 1e3);
    if (Number.isNaN(moment.getTime())) return "";
    try {
      return moment.toLocaleString(locale, options);
    } catch {
      return moment.toLocaleString(isKorean ? "ko" : "en", options);
    }
  }

  // src/outcome/answer.ts
  var NO_NUMBER = "unknown";
  var SEOUL_TIME = /^(\d{4})-?(\d{2})-?(\d{2})(?:[ T]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/;
  function textOf2(value) {
    if (typeof value !== "string" && typeof value !== "number") return null;
    const words = `${value}`.trim();
    return words === "" || words === "null" || words === "undefined" ? null : words;
  }
  function numberOf(value) {
    const digits = textOf2(value);
    return digits !== null && /^\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : null;
  }
  function unixSecondsOf(value) {
    const [, year, month, day, hour = "23", minute = "59", second = "59"] = SEOUL_TIME.exec(textOf2(value) ?? "") ?? [];
    if (year === void 0) return numberOf(value) || null;
    const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+09:00`);
    return Number.isNaN(moment) ? null : moment / 1e3;
  }
  var lenient = (read2) => pipe(optional(unknown()), transform(read2));
  var text3 = lenient(textOf2);
  var isOdd = (value) => value === true || typeof value === "object" && value !== null;
  var fault = lenient((value) => isOdd(value) ? JSON.stringify(value) : textOf2(value));
  var saysNo = lenient((value) => value === false || /^(?:false|0)$/i.test(textOf2(value) ?? ""));
  var factFields = {
    imp_uid: text3,
    merchant_uid: text3,
    pay_method: text3,
    currency: text3,
    apply_num: text3,
    receipt_url: text3,
    vbank_name: text3,
    vbank_num: lenient((value) => isOdd(value) ? NO_NUMBER : textOf2(value)),
    vbank_holder: text3,
    vbank_date: lenient(unixSecondsOf)
  };
  var amount = lenient(numberOf);
  var uidsOf = ({ impUid, merchantUid }) => ({
    imp_uid: impUid,
    merchant_uid: merchantUid
  });
  function accountOf({ vbank_name, vbank_num, vbank_holder, vbank_date }) {
    if (vbank_num === null) return null;
    const number = vbank_num === NO_NUMBER ? null : vbank_num;
    return { bank: vbank_name, number, holder: vbank_holder, due: vbank_date };
  }
  function factsOf(fields, paidAmount) {
    return {
      impUid: fields.imp_uid,
      merchantUid: fields.merchant_uid,
      payMethod: fields.pay_method,
      paidAmount,
      currency: fields.currency,
      applyNum: fields.apply_num,
      receiptUrl: fields.receipt_url,
      vbank: accountOf(fields)
    };
  }

  // src/outcome/claim.ts
  var NO_FACTS = {
    impUid: null,
    merchantUid: null,
    payMethod: null,
    paidAmount: null,
    currency: null,
    applyNum: null,
    receiptUrl: null,
    vbank: null
  };
  function ownClaim(status, reason, facts) {
    return { ...NO_FACTS, ...facts, status, reason, pgProvider: null, pgCode: null, pgMessage: null, raw: null };
  }
  function lowered(claim2, askedMethod) {
    const isVbank = claim2.status === "paid" && askedMethod === "vbank" && claim2.payMethod === null;
    return isVbank ? { ...claim2, payMethod: "vbank", status: "pending", reason: "vbank-issued" } : claim2;
  }

  // src/outcome/reasons.ts
  var REFUSALS = [
    { reason: "already-paid", codes: ["F1002"], wording: /이미 결제(?:가 ?(?:이루어|완료)| ?완료|된)/ },
    {
      reason: "pg-not-registered",
      codes: ["F1001", "NOT_READY"],
      wording: /등록 ?된 PG 설정 정보를 찾을 수 없|계약된 결제 ?수단이 아|CPID ?설정 ?오류|API 호출 권한이 없/i
    },
    // Wrappers of apps say so of the native Back (contract.md §2.3).
    { reason: "abandoned", codes: [], wording: /^IAMPORT_/ },
    { reason: "sdk-blocked", codes: ["SCRIPT_LOAD_FAILED_ON_SDK"] },
    { reason: "popup-blocked", codes: ["NOT READY"], wording: /팝업 ?차단|팝업을 호출하는데 실패/ },
    // The wrapper of a payment that broke off names both possible causes: nobody knows that it was the buyer.
    { reason: "declined", codes: [], wording: /정상적.{0,3}인증 ?처리가/ },
    {
      reason: "cancelled",
      codes: ["PAY_PROCESS_CANCELED", "091"],
      wording: /결제 ?포기|사용자.*취소|취소.*사용자|cancel/i
    }
  ];
  function unescaped(words) {
    try {
      return decodeURIComponent(words);
    } catch {
      return words;
    }
  }
  var LONGEST = 500;
  function refusalReason(code, words) {
    const said = unescaped(words ?? "").slice(0, LONGEST);
    const codes = [code ?? "", /^\s*\[(\w+)\]/.exec(said)?.[1] ?? ""];
    const fits = (refusal) => codes.some((one) => refusal.codes.includes(one)) || [...codes, said].some((one) => refusal.wording?.test(one));
    return REFUSALS.find(fits)?.reason ?? "declined";
  }

  // src/outcome/from-answer.ts
  var AnswerSchema = object2({
    ...factFields,
    pg_provider: text3,
    success: saysNo,
    imp_success: saysNo,
    error_code: fault,
    // The SDK's own misspelling for a PG that is not registered (wire.md "Quirks").
    error_coe: fault,
    error_msg: fault,
    status: text3,
    paid_amount: amount
  });
  function claimOf(raw) {
    const answer = AnswerSchema.parse(raw);
    const pgCode = answer.error_code ?? answer.error_coe;
    const pgMessage = answer.error_msg;
    const pgProvider = answer.pg_provider;
    const said = { ...factsOf(answer, answer.paid_amount), pgProvider, pgCode, pgMessage, raw };
    const refused = answer.success || answer.imp_success || /^(?:failed|cancelled)$/.test(answer.status ?? "");
    if (refused || pgCode !== null || pgMessage !== null) {
      return { ...said, status: "failed", reason: refusalReason(pgCode, pgMessage) };
    }
    if (answer.status === "ready" || said.vbank !== null || said.payMethod === "vbank") {
      return { ...said, status: "pending", reason: "vbank-issued" };
    }
    const isPaid = said.impUid !== null && (answer.status === null || answer.status === "paid");
    if (isPaid) return { ...said, status: "paid", reason: null };
    return { ...said, status: "pending", reason: "unknown" };
  }
  function fromCallback(answer) {
    try {
      return claimOf({ ...answer });
    } catch {
      return claimOf({});
    }
  }
  var ADDRESS_PARAMETERS = [
    "imp_uid",
    "merchant_uid",
    "imp_success",
    "success",
    "error_code",
    "error_coe",
    "error_msg"
  ];
  function fromUrl(address) {
    const query = new URL(address).searchParams;
    const claim2 = claimOf(Object.fromEntries(ADDRESS_PARAMETERS.map((name) => [name, query.getAll(name).pop()])));
    return claim2.impUid === null && claim2.merchantUid === null && !query.has("imp_success") ? null : claim2;
  }
  function withoutPayment(address) {
    const url = new URL(address);
    const isOwn = (pair) => !ADDRESS_PARAMETERS.includes(pair.split("=", 1)[0] ?? "");
    url.search = url.search.slice(1).split("&").filter(isOwn).join("&");
    return url.href;
  }

  // src/outcome/outcome.ts
  function makeOutcome(ending, claim2, verdict, { language, pg, issues = [] }) {
    const pgMessage = claim2.pgMessage ?? verdict?.failReason ?? null;
    const profile = findProfile(claim2.pgProvider ?? verdict?.pgProvider ?? pg);
    const verbatim = ending.status === "failed" && profile?.verbatim ? pgMessage : null;
    const known = (key) => verdict?.[key] ?? claim2[key];
    return {
      ...ending,
      verified: verdict !== null,
      message: verdict?.message ?? verbatim ?? message(ending.reason ?? "paid", language),
      impUid: known("impUid"),
      merchantUid: known("merchantUid"),
      payMethod: known("payMethod"),
      // The REST API's amount is what was asked for, whether or not it was paid.
      paidAmount: ending.status === "failed" ? null : known("paidAmount"),
      currency: known("currency"),
      applyNum: known("applyNum"),
      receiptUrl: known("receiptUrl"),
      vbank: known("vbank"),
      pgCode: claim2.pgCode,
      pgMessage,
      issues,
      raw: { claim: claim2.raw, verdict: verdict?.raw ?? null }
    };
  }
  function outcomeOfClaim(claim2, context) {
    return makeOutcome({ status: claim2.status, reason: claim2.reason }, claim2, null, context);
  }
  var ofType = (...types) => that((value) => types.includes(value === null ? "null" : typeof value));
  var text4 = ofType("string", "null");
  var AccountSchema = object2({ bank: text4, number: text4, holder: text4, due: ofType("number", "null") });
  var KeptSchema = object2({
    status: that((status) => /^(?:paid|pending|failed)$/.test(`${status}`)),
    verified: ofType("boolean"),
    message: ofType("string"),
    impUid: text4,
    merchantUid: text4,
    vbank: that((vbank) => vbank === null || AccountSchema.safeParse(vbank).success)
  });
  var readKept = (kept) => KeptSchema.safeParse(kept).success ? kept : null;

  // src/outcome/to-answer.ts
  var STATUS_OF = { paid: "paid", pending: "ready", failed: "failed" };
  function toAnswer(outcome) {
    const { status, reason, vbank, raw } = outcome;
    const { imp_success, error_coe, ...said } = { ...raw.claim };
    const mayBePaid = status === "pending" && (outcome.impUid !== null || reason === "vbank-issued");
    const success = status === "paid" || mayBePaid;
    const known = {
      ...uidsOf(outcome),
      pay_method: outcome.payMethod,
      paid_amount: outcome.paidAmount,
      currency: outcome.currency,
      apply_num: outcome.applyNum,
      receipt_url: outcome.receiptUrl,
      vbank_name: vbank?.bank,
      vbank_num: vbank?.number,
      vbank_holder: vbank?.holder,
      vbank_date: vbank?.due
    };
    return {
      ...said,
      ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null && value !== void 0)),
      success,
      status: STATUS_OF[status],
      error_code: success ? null : outcome.pgCode ?? reason,
      error_msg: success ? null : outcome.pgMessage ?? outcome.message
    };
  }

  // src/outcome/verdict.ts
  var VERDICT_STATUSES = ["paid", "ready", "failed", "cancelled", "forged"];
  var VerdictSchema = object2({
    ...factFields,
    status: that((status) => VERDICT_STATUSES.includes(status)),
    pg_provider: text3,
    amount,
    fail_reason: text3,
    message: text3
  });
  function readVerdict(raw) {
    const parsed = VerdictSchema.safeParse(raw);
    if (!parsed.success) return null;
    const { status, pg_provider: pgProvider, fail_reason: failReason, message: message2, amount: paidAmount } = parsed.data;
    return { ...factsOf(parsed.data, paidAmount), status, pgProvider, failReason, message: message2, raw };
  }

  // src/flow/post.ts
  var MalformedReply = class extends Error {
  };
  var fieldText = (value) => typeof value === "string" ? value : JSON.stringify(plainCopy(value)) ?? "";
  function formOf(payment, data) {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(data)) form.set(name, fieldText(value));
    for (const [name, uid] of Object.entries(uidsOf(payment))) {
      if (uid === null) form.delete(name);
      else form.set(name, uid);
    }
    return form;
  }
  async function post(attribute, { url, base, fetch: fetch2 }, form, signal) {
    const address = followable(url, base);
    if (address === null) throw new MalformedReply(`${attribute} is not an http(s) address: ${url}`);
    const response = await fetch2(address, {
      method: "POST",
      body: form,
      credentials: "same-origin",
      headers: { accept: "application/json" },
      signal
    });
    const { status } = response;
    if (status >= 500) throw new Error(`${attribute} answered ${status}`);
    const body = await response.text();
    try {
      return { status, json: JSON.parse(body) };
    } catch {
      throw new MalformedReply(`${attribute} answered ${status} without JSON: ${body.slice(0, 80)}`);
    }
  }
  async function within(milliseconds, wait2, ask2) {
    const asking = new AbortController();
    const done = new AbortController();
    const timeout = wait2(milliseconds, done.signal).then(() => {
      asking.abort();
      throw new Error("timed out");
    });
    try {
      return await Promise.race([ask2(asking.signal), timeout]);
    } finally {
      done.abort();
      timeout.catch(() => {
      });
    }
  }

  // src/flow/prepare.ts
  var PrepareError = class extends Error {
    issue;
    /** The server's own sentence for the buyer. */
    sentence;
    constructor(code, detail, sentence = "") {
      super(`${code}: ${detail}`);
      this.name = "PrepareError";
      this.issue = issue("prepare-url", code, "error", detail);
      this.sentence = sentence || null;
    }
  };
  var TRIES = 2;
  var TRY_TIMEOUT_MS = 5500;
  var BACK_OFF_MS2 = 500;
  var ORDER_LIFE_MS = 5 * 6e4;
  function orderQuestion(endpoint, writtenUid) {
    const form = formOf({ impUid: null, merchantUid: writtenUid }, endpoint.data);
    return { endpoint, form, key: `${followable(endpoint.url, endpoint.base)} ${form}` };
  }
  function orderOf({ status, json }) {
    const order = status < 300 ? readPrepared(json) : null;
    if (order !== null) return order;
    const told2 = `${status} ${JSON.stringify(json).slice(0, 80)}`;
    const sentence = readRefusal(json);
    if (sentence !== null) throw new PrepareError("prepare-refused", told2, sentence);
    throw new PrepareError("prepare-malformed", told2);
  }
  async function askForOrder({ endpoint, form }, wait2) {
    for (let tries = 1; ; tries += 1) {
      try {
        return orderOf(await within(TRY_TIMEOUT_MS, wait2, (signal) => post("prepare-url", endpoint, form, signal)));
      } catch (error) {
        if (error instanceof PrepareError) throw error;
        if (error instanceof MalformedReply) throw new PrepareError("prepare-malformed", error.message);
        if (tries === TRIES) throw new PrepareError("prepare-unreachable", `${error}`);
      }
      await wait2(BACK_OFF_MS2);
    }
  }
  var PreparedOrders = class {
    #ports;
    #last = null;
    constructor(ports) {
      this.#ports = ports;
    }
    /** The order that may be paid now; null where it has to be asked for. */
    standing(question) {
      return this.#about(question)?.order ?? null;
    }
    /** Asks before the click; after a failure, which is told at the click, only that one asks again. */
    warmUp(question) {
      if (this.#about(question) === null) this.#ask(question).catch(() => {
      });
    }
    /** Asks, unless there is an order, or one is on its way; rejects with a `PrepareError`. */
    ask(question) {
      const last = this.#about(question);
      return last === null || last.order === null ? this.#ask(question) : last.reply;
    }
    /** A window opens with this order: the next attempt gets another. */
    use({ key }) {
      if (this.#last?.key === key) this.#last = null;
    }
    #about({ key }) {
      const last = this.#last;
      return last?.key === key && Math.abs(this.#ports.now() - last.at) < ORDER_LIFE_MS ? last : null;
    }
    #ask(question) {
      const reply = askForOrder(question, this.#ports.wait);
      const asking = { key: question.key, at: this.#ports.now(), reply, order: void 0 };
      this.#last = asking;
      const came = (order) => {
        asking.order = order;
      };
      reply.then(came, () => came(null));
      return reply;
    }
  };

  // src/flow/verify.ts
  var TRIES2 = 3;
  var TRY_TIMEOUT_MS2 = 6e3;
  var BACK_OFF_MS3 = [500, 1e3];
  function verifyByUrl(endpoint) {
    return async (claim2, { signal }) => (await post("verify-url", endpoint, formOf(claim2, endpoint.data), signal)).json;
  }
  async function once(verify, claim2, wait2) {
    const reply = await within(TRY_TIMEOUT_MS2, wait2, (signal) => verify(claim2, { signal }));
    const verdict = readVerdict(reply);
    if (verdict === null) throw new MalformedReply(`no known status in ${JSON.stringify(reply)?.slice(0, 80)}`);
    return verdict;
  }
  async function ask(verify, claim2, wait2) {
    for (let attempt = 0; attempt < TRIES2; attempt += 1) {
      if (attempt > 0) await wait2(BACK_OFF_MS3[attempt - 1] ?? 0);
      try {
        return { kind: "verdict", verdict: await once(verify, claim2, wait2) };
      } catch (error) {
        if (error instanceof MalformedReply) {
          console.error(
            `${CONSOLE_PREFIX} verification-malformed: ${error.message}. Usual causes: CSRF protection, a login page, or a wrong path. Answer JSON with a status.`
          );
          return { kind: "malformed" };
        }
        console.warn(`${CONSOLE_PREFIX} verification try ${attempt + 1} of ${TRIES2} failed:`, error);
      }
    }
    return { kind: "unreachable" };
  }

  // src/flow/settle.ts
  var PATIENCE_MS = [1e3, 2e3, 2e3];
  var failedReason = (claim2, otherwise) => claim2.status === "failed" && claim2.reason !== null ? claim2.reason : otherwise;
  function isAbout(verdict, claim2) {
    const differs = (ours, theirs) => ours !== null && theirs !== null && ours !== theirs;
    return !differs(claim2.impUid, verdict.impUid) && !differs(claim2.merchantUid, verdict.merchantUid);
  }
  function hasAccount(verdict, claim2) {
    if (verdict.vbank !== null) return true;
    if (claim2.status === "failed") return false;
    return verdict.payMethod === "vbank" || verdict.payMethod === null && claim2.reason === "vbank-issued";
  }
  function decide(claim2, verdict, context) {
    const make = (ending) => makeOutcome(ending, claim2, verdict, context);
    switch (verdict.status) {
      case "paid":
        return make({ status: "paid", reason: null });
      case "failed":
        return make({ status: "failed", reason: failedReason(claim2, "declined") });
      case "cancelled":
        return make({ status: "failed", reason: "rejected" });
      case "forged":
        return make({ status: "failed", reason: "forged" });
      case "ready":
        if (hasAccount(verdict, claim2)) return make({ status: "pending", reason: "vbank-issued" });
        return claim2.status === "failed" ? make({ status: "failed", reason: failedReason(claim2, "abandoned") }) : null;
    }
  }
  async function settle2(claim2, { verify, wait: wait2 }, context, { byOrder = false } = {}) {
    const mayBePaid = byOrder || claim2.status !== "failed" || claim2.reason === "already-paid";
    const askable = claim2.impUid !== null || claim2.merchantUid !== null && mayBePaid;
    if (verify === null || !askable) return outcomeOfClaim(claim2, context);
    const pending = (reason, verdict) => makeOutcome({ status: "pending", reason }, claim2, verdict ?? null, context);
    for (let asked = 0; ; asked += 1) {
      const finding = await ask(verify, claim2, wait2);
      if (finding.kind !== "verdict") return pending(`verification-${finding.kind}`);
      const { verdict } = finding;
      if (!isAbout(verdict, claim2)) {
        console.error(`${CONSOLE_PREFIX} verification-malformed: the reply is about another payment.`, verdict.raw);
        return pending("verification-malformed");
      }
      const outcome = decide(claim2, verdict, context);
      if (outcome !== null) return outcome;
      const patience = PATIENCE_MS[asked];
      if (patience === void 0) return pending("unknown", verdict);
      await wait2(patience);
    }
  }

  // src/flow/checkout.ts
  var UNREAD = {
    judge: () => ({ writtenUid: null, request: null, issues: [] }),
    faults: () => [],
    orders: null,
    verify: null,
    isReady: () => false,
    prepare: async () => {
    },
    gestureIsGone: () => true,
    goOn: () => {
    }
  };
  function newAttempt() {
    let resolve = () => {
    };
    const promise = new Promise((keep) => {
      resolve = keep;
    });
    return {
      promise,
      resolve,
      draft: UNREAD,
      release: () => {
      },
      writtenUid: null,
      question: null,
      asked: null,
      hasAsked: false,
      isOther: false,
      over: false
    };
  }
  var lostClaim = ({ merchantUid, payMethod }) => ownClaim("failed", "abandoned", { merchantUid: merchantUid ?? null, payMethod: payMethod ?? null });
  var isKnown = ({ status, reason }) => status === "pending" ? reason === "vbank-issued" : reason !== "abandoned";
  var textOf3 = (value, otherwise) => typeof value === "string" || typeof value === "number" ? `${value}`.trim() : otherwise;
  var CheckoutFlow = class {
    state = "idle";
    outcome = null;
    /** What the buyer is told while there is no outcome to tell. */
    prompt = null;
    #ports;
    #orders;
    /** The attempt that waits for the buyer's second tap. */
    #armed = null;
    /** Orders that are paid or may be, by the number that the page wrote; null for one that it did not. */
    #settled = /* @__PURE__ */ new Map();
    constructor(ports) {
      this.#ports = ports;
      this.#orders = new PreparedOrders(ports);
    }
    /** What is written now, with the order that the server made for it. */
    judge() {
      return this.#judge(this.#ports.draft()).ready;
    }
    /** Has the order made before the click; for a request that cannot open, or need not, none is made. */
    warmUp() {
      if (this.isBusy) return;
      try {
        const { ready, question } = this.#judge(this.#ports.draft());
        const isWanted = ready.request !== null && !this.isSettled(ready.writtenUid);
        if (question !== null && isWanted) this.#orders.warmUp(question);
      } catch {
      }
    }
    /** Starts an attempt, or says why there is none; reaches the SDK before it returns wherever the SDK is ready. */
    pay() {
      const release = this.#ports.takeTurn();
      if (release === null) return Promise.resolve(this.#failed("in-progress", null, []));
      const attempt = Object.assign(this.#armed ?? newAttempt(), { release });
      try {
        attempt.draft = this.#ports.draft();
        return this.#begin(attempt);
      } catch (error) {
        release();
        this.#break(attempt, error, null);
        return attempt.promise;
      }
    }
    /** Finds out what became of a payment whose window went with this page's earlier self (a reload, Back). */
    recover() {
      const draft = this.#ports.draft();
      const { writtenUid } = draft.judge(null);
      const note = this.#ports.notes().interrupted(writtenUid);
      const release = note && this.#ports.takeTurn();
      if (release) this.#loseWindow(Object.assign(newAttempt(), { draft, release, writtenUid, asked: note }), []);
    }
    /** Makes room for another payment once one is over, or waits for a second tap; does nothing during one, or before the first. */
    reset() {
      this.disarm();
      if (this.outcome === null || this.isBusy) return;
      this.outcome = null;
      this.#settled.clear();
      this.#move("idle");
    }
    /** Waits for no second tap any more. */
    disarm() {
      const armed = this.#armed;
      this.#armed = null;
      if (armed !== null && !this.isBusy) this.#drop(armed);
    }
    /** An attempt is on its way. */
    get isBusy() {
      return this.state === "loading" || this.state === "open" || this.state === "verifying";
    }
    /** This order is paid, or may be: another click does nothing until `reset()`. */
    isSettled(writtenUid) {
      return this.#settled.has(writtenUid);
    }
    #judge(draft) {
      const written = draft.judge(null);
      const question = draft.orders && orderQuestion(draft.orders, written.writtenUid);
      const order = question && this.#orders.standing(question);
      return { ready: order ? draft.judge(order) : written, question, isOrdered: question === null || order !== null };
    }
    #begin(attempt) {
      const { ready, question, isOrdered } = this.#judge(attempt.draft);
      const settled2 = this.#settled.get(ready.writtenUid);
      if (settled2 !== void 0) {
        attempt.release();
        return Promise.resolve(settled2);
      }
      const faults = attempt.draft.faults();
      if (faults.length > 0) {
        attempt.release();
        return Promise.resolve(this.#failed("invalid-request", ready.writtenUid, [...faults, ...ready.issues]));
      }
      this.#armed = null;
      Object.assign(attempt, { writtenUid: ready.writtenUid, question });
      const lost = this.#lostFor(attempt);
      if (ready.request === null) {
        this.#end(attempt, this.#failed("invalid-request", ready.writtenUid, ready.issues), false);
      } else if (lost !== null) {
        void this.#askAboutLost(attempt, ready, lost);
      } else if (isOrdered && attempt.draft.isReady({ popup: ready.road === "popup" })) {
        this.#open(attempt, ready);
      } else {
        this.#prepare(attempt, ready);
      }
      return attempt.promise;
    }
    /** What has to be asked first: about a window that this page lost, or an earlier page of this tab for the same order. */
    #lostFor({ draft, writtenUid, hasAsked }) {
      if (draft.verify === null || hasAsked) return null;
      const lost = this.#ports.lostPayment.get();
      const verify = lost?.claim.merchantUid === writtenUid ? draft.verify : lost?.verify;
      if (lost && verify) return { ...lost, verify };
      const note = this.#ports.notes().unfinished(writtenUid);
      return note && { by: null, writtenUid, claim: lostClaim(note), verify: draft.verify };
    }
    /** A payment that went through behind a lost window is not made twice. */
    async #askAboutLost(attempt, ready, lost) {
      const { by, claim: claim2, verify } = lost;
      const lostUid = lost.writtenUid ?? claim2.merchantUid;
      this.#move("verifying");
      const context = { language: this.#ports.language(), pg: "", issues: ready.issues };
      const outcome = await settle2(claim2, { verify, wait: this.#ports.wait }, context, { byOrder: true });
      if (outcome.status === "failed") {
        this.#ports.lostPayment.set(null);
        this.#ports.notes().mark(claim2.merchantUid, "told");
      }
      const isOurs = by === this || lostUid === attempt.writtenUid;
      if (outcome.status === "failed" || !(isKnown(outcome) || isOurs)) {
        attempt.hasAsked = true;
        this.#prepare(attempt, ready);
        return;
      }
      const foundUid = by === this ? lost.writtenUid : lostUid;
      attempt.isOther = foundUid !== attempt.writtenUid;
      attempt.writtenUid = foundUid;
      if (by !== null && by !== this) by.#learn(lost.writtenUid, { ...outcome });
      this.#end(attempt, outcome, true, lost);
    }
    #prepare(attempt, ready) {
      this.#move("loading");
      const { draft, question } = attempt;
      const sdk = draft.prepare({ popup: ready.road === "popup" });
      const both = question === null ? sdk : Promise.all([sdk, this.#orders.ask(question)]);
      both.then(() => this.#openOrAskForTap(attempt, ready)).catch((error) => {
        if (error instanceof PrepareError) this.#refuse(attempt, error, ready);
        else this.#break(attempt, error, ready);
      });
    }
    #openOrAskForTap(attempt, before) {
      const isSame = before.pg !== "" && attempt.question === null;
      const { ready, isOrdered } = isSame ? { ready: before, isOrdered: true } : this.#judge(attempt.draft);
      attempt.writtenUid = ready.writtenUid;
      if (ready.request === null) {
        this.#end(attempt, this.#failed("invalid-request", ready.writtenUid, ready.issues), false);
      } else if (!isOrdered) {
        this.#prepare(attempt, ready);
      } else if (ready.road === "popup" && attempt.draft.gestureIsGone()) {
        attempt.release();
        this.#armed = attempt;
        this.#move("idle", "tap-again");
      } else {
        this.#open(attempt, ready);
      }
    }
    #open(attempt, ready) {
      const { request, params, issues } = ready;
      if (!this.#ports.confirm(ready)) {
        attempt.release();
        this.#move(this.outcome?.status ?? "idle");
        attempt.resolve(this.#failed("prevented", request.merchantUid, issues));
        return;
      }
      const asked = {
        merchantUid: textOf3(params.merchant_uid, request.merchantUid),
        payMethod: textOf3(params.pay_method, request.payMethod),
        pg: textOf3(params.pg, ready.pg),
        writtenUid: attempt.writtenUid
      };
      const { merchantUid, payMethod, pg } = asked;
      attempt.asked = asked;
      this.#ports.notes().leave(asked);
      if (attempt.question !== null) this.#orders.use(attempt.question);
      this.#move("open");
      this.#ports.openWindow(params, {
        answered: (answer) => {
          const claim2 = lowered(fromCallback(answer), payMethod);
          const told2 = claim2.merchantUid ?? merchantUid;
          const isForeign = told2 !== merchantUid && (attempt.writtenUid !== null || attempt.question !== null);
          if (isForeign) console.error(`${CONSOLE_PREFIX} an answer about ${told2} is none about ${merchantUid}.`);
          else void this.#conclude(attempt, { ...claim2, merchantUid: told2 }, { pg, issues });
          return !isForeign;
        },
        lost: () => {
          if (this.#ports.notes().isTold(merchantUid)) this.#drop(attempt);
          else this.#loseWindow(attempt, issues);
        },
        popupRefused: () => this.#end(attempt, this.#failed("popup-blocked", merchantUid, issues), false),
        silent: () => {
          this.#ports.lostPayment.set(this.#lostBy(attempt));
          this.#end(attempt, this.#failed("sdk-unusable", merchantUid, issues), false);
        }
      });
    }
    async #conclude(attempt, claim2, context, byOrder = false) {
      this.#end(attempt, await this.#settle(attempt, claim2, context, byOrder), true);
    }
    /** The window went without a word; money may have moved. */
    #loseWindow(attempt, issues) {
      const lost = this.#lostBy(attempt);
      this.#ports.lostPayment.set(lost);
      void this.#conclude(attempt, lost.claim, { pg: attempt.asked?.pg ?? "", issues }, true);
    }
    #lostBy({ asked, writtenUid, draft: { verify } }) {
      return { by: this, writtenUid, claim: lostClaim(asked ?? {}), verify };
    }
    /** Asks the server where there is one. */
    #settle(attempt, claim2, context, byOrder) {
      const { verify } = attempt.draft;
      if (verify !== null) this.#move("verifying");
      const { wait: wait2, language } = this.#ports;
      return settle2(claim2, { verify, wait: wait2 }, { language: language(), ...context }, { byOrder });
    }
    /** Ends an attempt for which the server made no order. */
    #refuse(attempt, { issue: issue3, sentence }, { writtenUid, issues }) {
      const outcome = this.#failed("invalid-request", writtenUid, [issue3, ...issues]);
      const { language, isOnline } = this.#ports;
      const unreached = isOnline() ? "not-prepared" : "sdk-offline";
      const otherwise = issue3.code === "prepare-unreachable" ? message(unreached, language()) : outcome.message;
      this.#end(attempt, { ...outcome, message: sentence ?? otherwise }, false);
    }
    /** Ends an attempt whose SDK, or whose page, threw. */
    #break(attempt, error, ready) {
      console.error(error);
      const reason = error instanceof SdkError ? error.reason : "sdk-unusable";
      this.#end(attempt, this.#failed(reason, ready?.writtenUid ?? null, ready?.issues ?? []), false);
    }
    #end(attempt, outcome, opened, lost = this.#lostBy(attempt)) {
      if (attempt.over) return;
      attempt.over = true;
      attempt.release();
      if (this.#armed === attempt) this.#armed = null;
      const { lostPayment: lostPayment2 } = this.#ports;
      if (opened) lostPayment2.set(isKnown(outcome) ? null : lost);
      this.#ports.notes().mark(lost.claim.merchantUid, lostPayment2.get() === null ? "told" : "lost");
      this.#learn(attempt.writtenUid, outcome);
      attempt.resolve(outcome);
      this.#ports.ended(outcome, opened, attempt.draft, attempt.isOther);
    }
    /** How an order ended: by this checkout's own attempt, or as another one found out about its lost window. */
    #learn(writtenUid, outcome) {
      if (outcome.status !== "failed")
        for (const uid of [writtenUid, outcome.merchantUid]) this.#settled.set(uid, outcome);
      this.outcome = outcome;
      this.#move(outcome.status);
    }
    /** Ends an attempt of which there is nothing to tell. */
    #drop(attempt) {
      attempt.over = true;
      attempt.release();
      this.#move(this.outcome?.status ?? "idle");
      attempt.resolve(this.#failed("abandoned", attempt.asked?.merchantUid ?? null, []));
    }
    #failed(reason, merchantUid, issues) {
      const context = { language: this.#ports.language(), pg: "", issues };
      return outcomeOfClaim(ownClaim("failed", reason, { merchantUid }), context);
    }
    #move(state, prompt = null) {
      this.state = state;
      this.prompt = prompt;
      this.#ports.changed();
    }
  };

  // src/flow/note.ts
  var KEY2 = "iamport-elements:left-for";
  var TOLD_KEY = "iamport-elements:told";
  var WINDOW_LIFE_MS = 30 * 6e4;
  var Notes = class {
    #store;
    #lasting;
    #page;
    constructor(store, page2, lasting = null) {
      this.#store = store;
      this.#lasting = lasting;
      this.#page = page2.replace(/#.*$/, "");
    }
    /** Notes what was asked for before the page leaves. */
    leave(asked) {
      this.#write({ ...asked, page: this.#page, at: Date.now(), state: "open" });
      if (read(this.#lasting, TOLD_KEY) === asked.merchantUid) write(this.#lasting, TOLD_KEY, "");
    }
    /** What was noted for this order; null where nothing was. */
    read(merchantUid) {
      const note = this.#read();
      return note !== null && note.merchantUid === merchantUid ? note : null;
    }
    /** Says how far this order's end is known. */
    mark(merchantUid, state) {
      const note = this.read(merchantUid);
      if (note !== null) this.#write({ ...note, state });
    }
    /** Says that a return has told how this order ended, to a page that waits in the cache for the buyer to come Back too. */
    tell(merchantUid) {
      this.mark(merchantUid, "told");
      if (merchantUid !== null) write(this.#lasting, TOLD_KEY, merchantUid);
    }
    /** How this order ended has been told. */
    isTold(merchantUid) {
      return this.read(merchantUid)?.state === "told" || read(this.#lasting, TOLD_KEY) === merchantUid;
    }
    /** The window that is not known to have ended, of the order that stands there. */
    unfinished(writtenUid) {
      const note = this.#read();
      if (writtenUid === null || note?.writtenUid !== writtenUid) return null;
      return note.state !== "told" && isFresh(note) ? note : null;
    }
    /** The payment whose window went when its page was loaded again: by the number that stands there, or by the address. */
    interrupted(writtenUid) {
      const note = this.#read();
      if (note === null || note.state !== "open" || !isFresh(note)) return null;
      const isHere = note.writtenUid === writtenUid && (writtenUid !== null || note.page === this.#page);
      return isHere ? note : null;
    }
    #read() {
      try {
        const note = JSON.parse(read(this.#store, KEY2) ?? "null");
        const { merchantUid, payMethod, pg, writtenUid, page: page2, at, state } = note;
        if (typeof merchantUid !== "string" || typeof payMethod !== "string") return null;
        return {
          merchantUid,
          payMethod,
          pg: textOf4(pg),
          writtenUid: textOf4(writtenUid) || null,
          page: textOf4(page2),
          at: typeof at === "number" ? at : 0,
          state: state === "open" || state === "lost" ? state : "told"
        };
      } catch {
        return null;
      }
    }
    #write(note) {
      write(this.#store, KEY2, JSON.stringify(note));
    }
  };
  function read(store, key) {
    try {
      return store?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }
  function write(store, key, value) {
    try {
      store?.setItem(key, value);
    } catch {
    }
  }
  var isFresh = ({ at }) => Math.abs(Date.now() - at) < WINDOW_LIFE_MS;
  var textOf4 = (value) => typeof value === "string" ? value : "";

  // src/flow/return.ts
  var KEY3 = "iamport-elements:outcome";
  function keptInTab(store) {
    try {
      return readKept(JSON.parse(store?.getItem(KEY3) ?? "null"));
    } catch {
      return null;
    }
  }
  function keepInTab(store, outcome) {
    try {
      store?.setItem(KEY3, JSON.stringify(outcome));
    } catch {
    }
  }
  function returningClaim({
    address,
    history,
    notes
  }) {
    const kept = readKept(history);
    const claim2 = fromUrl(address) ?? (kept && fromCallback(kept.raw?.claim));
    return claim2 && lowered(claim2, notes.read(claim2.merchantUid)?.payMethod ?? null);
  }
  function knownOutcome({
    address,
    history,
    store,
    isRevisited: isRevisited2,
    verify
  }) {
    const claim2 = fromUrl(address);
    const isFinal = (kept) => kept.status !== "pending" && (kept.verified || verify === null);
    const isSame = (kept, { impUid, merchantUid }) => impUid === null ? merchantUid !== null && merchantUid === kept.merchantUid : impUid === kept.impUid;
    const ofEntry = readKept(history);
    if (ofEntry !== null && isFinal(ofEntry) && (claim2 === null || isSame(ofEntry, claim2))) return ofEntry;
    const ofTab = isRevisited2 && claim2?.impUid ? keptInTab(store) : null;
    return ofTab !== null && isFinal(ofTab) && isSame(ofTab, claim2) ? ofTab : null;
  }
  async function settleReturn(claim2, ports) {
    const { verify, wait: wait2, language, notes, asks, asked, store } = ports;
    const context = { language, pg: notes.read(claim2.merchantUid)?.pg ?? "" };
    const key = JSON.stringify([asks, claim2.impUid, claim2.merchantUid]);
    const standing = verify === null ? void 0 : asked.get(key);
    const question = standing ?? { answer: settle2(claim2, { verify, wait: wait2 }, context), returns: 0 };
    question.returns += 1;
    asked.set(key, question);
    const outcome = await question.answer;
    asked.delete(key);
    if (outcome.status !== "pending" || outcome.reason === "vbank-issued") notes.tell(claim2.merchantUid);
    else notes.mark(claim2.merchantUid, "lost");
    if (outcome.status !== "pending") keepInTab(store, outcome);
    return { outcome, isShared: question.returns > 1 };
  }

  // src/elements/owner-form.ts
  var VALUELESS = /^(?:submit|image|button|reset|file|output)$/;
  var TICKED = /^(?:checkbox|radio)$/;
  var PRESSED = /^(?:submit|image|button|reset|file|color)$/;
  var isSubmitButton = (control, form) => (control instanceof HTMLButtonElement || control instanceof HTMLInputElement) && control.form === form && /^(?:submit|image)$/.test(control.type);
  var nameOf2 = (control) => control.getAttribute("name") ?? "";
  var { addEventListener: listen, removeEventListener: forget } = EventTarget.prototype;
  function sentBy(control) {
    const { type = "", value, checked: checked2 } = control;
    const isOff = checked2 === false && (TICKED.test(type) || !(control instanceof HTMLInputElement));
    return isOff || VALUELESS.test(type) || typeof value !== "string" ? null : value;
  }
  var matches = (element, selector) => Element.prototype.matches.call(element, selector);
  var rootOf = (node) => Node.prototype.getRootNode.call(node);
  var controlsOf = (form) => [...Reflect.get(HTMLFormElement.prototype, "elements", form)];
  function hasSubmitButton(form) {
    const images = rootOf(form).querySelectorAll("input[type=image]");
    return [...controlsOf(form), ...images].some((control) => isSubmitButton(control, form));
  }
  function onKeyDown(event) {
    const { key, isComposing, target } = event;
    if (key !== "Enter" || isComposing || !(target instanceof HTMLInputElement) || PRESSED.test(target.type)) return;
    const { form } = target;
    if (form && counts.get(form) && !hasSubmitButton(form)) event.preventDefault();
  }
  var counts = /* @__PURE__ */ new WeakMap();
  function count2(node, change) {
    const after = (counts.get(node) ?? 0) + change;
    counts.set(node, after);
    return after;
  }
  function internalsOf(host) {
    try {
      return host.attachInternals();
    } catch {
      return null;
    }
  }
  var OwnerForm = class {
    #host;
    #internals;
    /** What was written into controls of the page's, and what stood there. */
    #given = [];
    /** What no control took, and the form that sends it besides. */
    #rest = [];
    #fed = null;
    #last = null;
    #followed = null;
    /** Older browsers know no fields of a custom element's own, and a tag with `disabled="false"` has none. */
    #onFormData = (event) => {
      for (const [name, value] of this.#rest) event.formData.append(name, value);
    };
    constructor(host) {
      this.#host = host;
      this.#internals = internalsOf(host);
    }
    /** The form around the tag, or the one that its attribute `form` names; of a tag that was removed, the one that it was in. */
    get form() {
      if (this.#host.isConnected) this.#last = this.#found;
      return this.#last;
    }
    get #found() {
      if (this.#internals?.form) return this.#internals.form;
      const id = this.#host.getAttribute("form");
      if (id !== null) {
        const named = rootOf(this.#host).getElementById(id);
        return named instanceof HTMLFormElement ? named : null;
      }
      return this.#host.closest("form") ?? this.#host.querySelector("button, input")?.form ?? null;
    }
    /** What the form would send, by the names of its controls. */
    get values() {
      const values = /* @__PURE__ */ Object.create(null);
      for (const control of this.#sent) values[nameOf2(control)] ||= sentBy(control)?.trim() ?? "";
      return values;
    }
    /** What the browser refuses in the form; `isShown` has it tell the buyer, as before a form is sent. */
    faults(trigger, isShown = false) {
      const { form } = this;
      const isOff = form === null || matches(form, "[novalidate]") || trigger?.hasAttribute("formnovalidate");
      if (isOff || isShown && HTMLFormElement.prototype.reportValidity.call(form)) return [];
      return this.#controls.filter((control) => control.willValidate !== false && matches(control, ":invalid")).map(
        (control) => issue(nameOf2(control) || control.localName, "form-invalid", "error", control.validationMessage)
      );
    }
    /** Writes into the controls of these names, or else adds them to what the form sends. */
    give(fields) {
      this.take();
      for (const [name, value] of Object.entries(fields)) {
        if (value === null) continue;
        const controls = this.#sent.filter((control) => nameOf2(control) === name);
        const isWritten = controls.filter((control) => this.#write(control, value)).length > 0;
        if (!isWritten) this.#rest.push([name, value]);
      }
      this.#fed = this.form;
      if (this.#fed) listen.call(this.#fed, "formdata", this.#onFormData);
    }
    /** Takes back what the form was given, as far as it still stands. */
    take() {
      for (const { control, value, before } of this.#given) if (control.value === value) control.value = before;
      this.#given = [];
      this.#rest = [];
      if (this.#fed) forget.call(this.#fed, "formdata", this.#onFormData);
      this.#fed = null;
    }
    /** Sends the form, whatever the browser says of its fields by now: money has moved. False where there is none any more. */
    submit(trigger) {
      const { form } = this;
      if (form === null || !Reflect.get(Node.prototype, "isConnected", form)) return false;
      const { requestSubmit, submit } = HTMLFormElement.prototype;
      const isOff = matches(form, "[novalidate]");
      const isSubmitter = trigger !== null && isSubmitButton(trigger, form);
      if (!isOff) Element.prototype.setAttribute.call(form, "novalidate", "");
      try {
        if (requestSubmit) requestSubmit.call(form, isSubmitter ? trigger : null);
        else submit.call(form);
      } finally {
        if (!isOff) Element.prototype.removeAttribute.call(form, "novalidate");
      }
      return true;
    }
    /** Follows the form that the tag is in by now, if any. */
    follow() {
      const form = this.#host.isConnected ? this.form : null;
      if (form === this.#followed?.form) return;
      const { root: left, form: before } = this.#followed ?? {};
      if (before) count2(before, -1);
      if (left && count2(left, -1) === 0) forget.call(left, "keydown", onKeyDown);
      this.#followed = form && { form, root: rootOf(form) };
      if (form) count2(form, 1);
      const { root } = this.#followed ?? {};
      if (root && count2(root, 1) === 1) listen.call(root, "keydown", onKeyDown);
    }
    /** Whether the control sends this value by now. */
    #write(control, value) {
      const before = sentBy(control);
      if (before === null || before === value) return before === value;
      if (TICKED.test(control.type ?? "")) return false;
      try {
        control.value = value;
        if (control.value === value) this.#given.push({ control, value, before });
        else control.value = before;
      } catch {
      }
      return control.value === value;
    }
    get #controls() {
      const { form } = this;
      return form === null ? [] : controlsOf(form);
    }
    /** Those that are sent with it. */
    get #sent() {
      return this.#controls.filter((control) => control !== this.#host && matches(control, "[name]:not(:disabled)"));
    }
  };

  // src/version.ts
  var version2 = "0.1.0";

  // src/elements/shared-settings.ts
  var META_PREFIX = "iamport:";
  var DATA_PREFIX = "data-iamport-";
  var UNMISTAKABLE = /^(?!data-|aria-)(?:pg$|\w+-)/;
  var propertyOf = (attribute) => attribute.replace(/-([a-z])/g, (_all, letter) => letter.toUpperCase());
  var parentOf = (element) => Reflect.get(Element.prototype, "parentNode", element);
  var attributesOf = (element) => Reflect.get(Element.prototype, "attributes", element);
  var metas = () => [
    ...document.head?.querySelectorAll(`meta[name^="${META_PREFIX}"]`) ?? []
  ];
  var unknownSettings = (attributes2) => metas().map(({ name }) => name).filter((name) => !attributes2.includes(name.slice(META_PREFIX.length)));
  function around(element) {
    const parent = parentOf(element);
    const outer = parent instanceof ShadowRoot ? parent.host : parent;
    return outer instanceof Element ? [...around(outer), outer] : [];
  }
  function sharedSettings(element) {
    const settings = /* @__PURE__ */ Object.create(null);
    const write2 = (attribute, text5) => {
      const property = propertyOf(attribute);
      if (text5.trim() !== "" || isFlagWord(settings[property] ?? "")) settings[property] = text5.trim();
    };
    for (const { name, content } of metas()) {
      write2(name.slice(META_PREFIX.length), content);
    }
    for (const outer of around(element)) {
      for (const { name, value } of attributesOf(outer)) {
        if (name.startsWith(DATA_PREFIX)) write2(name.slice(DATA_PREFIX.length), value);
        else if (UNMISTAKABLE.test(name)) write2(name, value);
      }
    }
    return settings;
  }

  // src/elements/payment-element.ts
  var wait = (milliseconds, signal) => new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
  var attributes = (...names) => Object.fromEntries(names.map((name) => [name, { attribute: attributeOf(name) }]));
  var flag2 = {
    converter: {
      // A word that is no flag's is kept, so that the request can warn about it.
      fromAttribute: (value) => value === null || isFlagWord(value) ? readFlag(value) : value
    }
  };
  function storage(name) {
    try {
      return window[name];
    } catch {
      return null;
    }
  }
  function langAround(element) {
    const written = element.closest("[lang]")?.lang;
    if (written) return written;
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? langAround(root.host) : document.documentElement.lang;
  }
  var MEANT = /* @__PURE__ */ new Map();
  var PaymentElement = class extends i4 {
    /** Which version of the library registered the tag. */
    static version = version2;
    static properties = {
      ...attributes("verifyUrl", "verifyData", "successUrl", "pendingUrl", "failedUrl", "locale"),
      verify: { attribute: false }
    };
    static get observedAttributes() {
      const observed = super.observedAttributes;
      for (const name of observed) if (name.includes("-")) MEANT.set(name.replace(/-/g, ""), name);
      return [...observed, ...[...MEANT].flatMap(([spelt, name]) => observed.includes(name) ? spelt : [])];
    }
    attributeChangedCallback(name, before, value) {
      super.attributeChangedCallback(MEANT.get(name) ?? name, before, value);
    }
    connectedCallback() {
      if (!this.hasUpdated) this.removeAttribute("state");
      super.connectedCallback();
    }
    /** Further form fields that the console has been told about. */
    #refusedData;
    /** Waits some milliseconds. */
    wait = wait;
    /** What the page has written once for all its tags. */
    get shared() {
      return sharedSettings(this);
    }
    /** The buyer's locale: a BCP 47 tag, as long as the page writes one. */
    get buyerLocale() {
      return this.locale || this.shared.locale || langAround(this) || navigator.language;
    }
    /** The language of every sentence that the buyer reads here. */
    get buyerLanguage() {
      return languageOf(this.buyerLocale);
    }
    /** Where the verdict is asked for; empty where nobody can be asked. */
    get verifyAddress() {
      return this.verifyUrl || this.shared.verifyUrl || "";
    }
    /** Whom to ask for the verdict; null where the claim is all there is. */
    get verifier() {
      if (this.verify) return this.verify;
      const { verifyAddress } = this;
      return verifyAddress ? verifyByUrl(this.endpoint(verifyAddress)) : null;
    }
    /** An address of the merchant's server, with what it gets besides. */
    endpoint(url) {
      return { url, base: document.baseURI, data: this.#verifyFields(), fetch: (...request) => fetch(...request) };
    }
    /** What outlives the page in its tab; null where the page may not have a storage. */
    get store() {
      return storage("sessionStorage");
    }
    /** What windows of this tab were opened for. */
    get notes() {
      return new Notes(this.store, location.href, storage("localStorage"));
    }
    #verifyFields() {
      const written = this.verifyData || this.shared.verifyData;
      try {
        const data = typeof written === "string" ? JSON.parse(written) : written;
        JSON.stringify(data);
        return typeof data === "object" && data !== null ? data : {};
      } catch {
        if (this.#refusedData !== written)
          console.warn(`${CONSOLE_PREFIX} json-malformed: verify-data is not a JSON object and was left out.`);
        this.#refusedData = written;
        return {};
      }
    }
    /**
     * Goes where the page, as it is written now, wants the buyer after an outcome, unless that is `here`; the app's scheme may be
     * followed too.
     */
    onward({ appScheme, here } = {}) {
      const { successUrl, pendingUrl, failedUrl, shared } = this;
      const written = {
        paid: successUrl || shared.successUrl,
        pending: pendingUrl || shared.pendingUrl,
        failed: failedUrl || shared.failedUrl
      };
      return (outcome) => {
        const target = written[outcome.status];
        if (!target) return;
        const address = followable(target, document.baseURI, appScheme);
        if (address === null) {
          console.error(`${CONSOLE_PREFIX} url-malformed: ${target} is not an http(s) address and was not followed.`);
          return;
        }
        const url = new URL(address);
        if (here !== void 0 && withoutPayment(url.href) === withoutPayment(here)) return;
        for (const [name, uid] of Object.entries(uidsOf(outcome))) if (uid) url.searchParams.set(name, uid);
        location.assign(url.href);
      };
    }
    /** The account to deposit to, in the buyer's language. */
    renderAccount(outcome) {
      if (outcome?.status !== "pending" || !outcome.vbank) return A;
      const language = this.buyerLanguage;
      const { paidAmount, currency } = outcome;
      const { bank, number, holder, due } = outcome.vbank;
      const rows = [
        ["vbank-amount", paidAmount === null ? null : formatAmount(paidAmount, currency, this.buyerLocale)],
        ["vbank-bank", bank],
        ["vbank-number", number],
        ["vbank-holder", holder],
        ["vbank-due", due === null ? null : formatDue(due, this.buyerLocale)]
      ];
      return b2`<dl part="account">
      ${rows.map(
        ([key, value]) => value === null ? A : b2`<dt>${message(key, language)}</dt><dd class=${key}>${value}</dd>`
      )}
    </dl>`;
    }
  };

  // src/elements/styles.ts
  var messageStyles = i`
  :host([hidden]) {
    display: none;
  }
  [part='message'] {
    font: inherit;
    line-height: 1.5;
    word-break: keep-all;
    overflow-wrap: anywhere;
  }
  [part='account'] {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.25em 1em;
    margin: 0.75em 0 0;
  }
  dt {
    opacity: 0.7;
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .vbank-amount,
  .vbank-number {
    font-weight: bold;
  }
`;
  var buttonStyles = i`
  /* The sentence below the button leaves its line alone. */
  :host {
    display: inline-block;
    baseline-source: first;
  }
  [part='button'] {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: 48px;
    min-width: 120px;
    padding: 0.5em 1.5em;
    border: 1px solid transparent;
    border-radius: 8px;
    background: var(--iamport-accent, #1d4ed8);
    color: var(--iamport-on-accent, #fff);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  [part='button']:hover {
    filter: brightness(1.1);
  }
  [part='button']:focus-visible {
    outline: 3px solid var(--iamport-focus, #f59e0b);
    outline-offset: 2px;
  }
  [part='button']:disabled,
  [part='button'][aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  [part='spinner'] {
    width: 1em;
    height: 1em;
    border: 2px solid currentColor;
    border-right-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  [part='message'] {
    font-size: 0.875em;
  }
  /* Always there, so that a screen reader hears its first sentence too. */
  [part='message']:not(:empty) {
    margin-top: 0.5em;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @media (forced-colors: active) {
    [part='spinner'] {
      border-color: ButtonText;
      border-right-color: ButtonFace;
      forced-color-adjust: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='spinner'] {
      animation-duration: 4s;
    }
  }
`;

  // src/elements/iamport-checkout.ts
  var DEFAULT_SDK_URL = "https://cdn.iamport.kr/v1/iamport.js";
  var TRIGGER = "button, a, input[type=submit], input[type=button], input[type=image]";
  var PRELOAD_DELAY_MS = 200;
  var PRELOAD_IDLE_MS = 500;
  var POPUP_LIFE_MS = 900;
  var WARMED_BY = ["impCode", "tierCode", "sdkUrl", "preload"];
  var told = /* @__PURE__ */ new Set();
  var IamportCheckout = class _IamportCheckout extends PaymentElement {
    /** Inside a form the tag takes part in it. */
    static formAssociated = true;
    static styles = [messageStyles, buttonStyles];
    static properties = {
      ...attributes("impCode", "tierCode", "params", "prepareUrl", "sdkUrl", "sdkIntegrity", "preload"),
      ...Object.fromEntries(
        PARAMETERS.map(({ property, kind }) => [
          property,
          { attribute: attributeOf(property), ...kind === "flag" && flag2 }
        ])
      ),
      disabled: flag2,
      submitForm: { attribute: "submit-form", ...flag2 }
    };
    #form = new OwnerForm(this);
    #flow = new CheckoutFlow({
      draft: () => this.#draft(),
      confirm: (ready) => this.#confirm(ready),
      takeTurn,
      openWindow,
      lostPayment,
      notes: () => this.notes,
      wait: this.wait,
      now: () => Date.now(),
      isOnline: () => navigator.onLine !== false,
      language: () => this.buyerLanguage,
      changed: () => this.#changed(),
      ended: (outcome, opened, { goOn }, isOther) => this.#ended(outcome, opened, goOn, isOther)
    });
    /** The site may render its own control, or our label, at any time and depth. */
    #content = new MutationObserver(() => this.#findTrigger());
    #warmUpTimer;
    #ownTrigger = null;
    /** What had the focus before the window took it. */
    #focused = null;
    #givesFocusBack = false;
    #isRecovered = false;
    #lastClick = null;
    /** White space between the tags fills a slot too, so the slot's own fallback would never show. */
    #hasLabel = false;
    constructor() {
      super();
      this.preload = "auto";
      this.addEventListener("click", this.#onClick);
      for (const intent of ["pointerenter", "focusin", "touchstart"]) {
        this.addEventListener(intent, this.#onIntent, { passive: true });
      }
    }
    connectedCallback() {
      const isCopied = !this.hasUpdated && this.hasAttribute("state");
      super.connectedCallback();
      this.#content.observe(this, { childList: true, subtree: true, characterData: true });
      this.#findTrigger();
      if (isCopied) this.#ownTrigger?.removeAttribute("aria-busy");
      watchFrames();
      this.#planWarmUp();
      if (this.#isRecovered || !isRevisited()) return;
      this.#isRecovered = true;
      whenParsed(() => queueMicrotask(() => this.#flow.recover()));
    }
    disconnectedCallback() {
      super.disconnectedCallback();
      this.#content.disconnect();
      this.#form.follow();
      queueMicrotask(() => this.isConnected || this.#flow.disarm());
    }
    formAssociatedCallback() {
      this.#form.follow();
    }
    formDisabledCallback() {
      this.requestUpdate();
    }
    createRenderRoot() {
      const root = super.createRenderRoot();
      root.addEventListener("click", (event) => {
        if (this.matches(":disabled")) this.#onClick(event);
      });
      return root;
    }
    /** Where the attempt stands. */
    get state() {
      return this.#flow.state;
    }
    /** How the last attempt ended; null before one has. */
    get outcome() {
      return this.#flow.outcome;
    }
    /** Where the page runs, as far as a payment cares. */
    get environment() {
      return detectEnvironment(navigator);
    }
    /** Every fault in what is written now. */
    get issues() {
      return [...this.#form.faults(this.#ownTrigger), ...this.#flow.judge().issues];
    }
    /** Starts a payment, as a click on the trigger does; never rejects. */
    pay() {
      return this.#flow.pay();
    }
    /** Whether what is written now may be paid. */
    checkValidity() {
      return this.issues.every(({ severity }) => severity !== "error");
    }
    /** Whether what is written now may be paid; writes the faults to the console, and the browser shows those of the form. */
    reportValidity() {
      this.#form.faults(this.#ownTrigger, true);
      report(this, this.issues);
      return this.checkValidity();
    }
    /** Passes an app's message on to the open window: `{ result: 'process' }` or `{ result: 'cancel' }`; never throws. */
    communicate(appMessage) {
      communicate(appMessage);
    }
    /** Makes room for another payment once one is over, and takes its numbers back from the form. */
    reset() {
      this.#form.take();
      this.#flow.reset();
    }
    updated(changed) {
      super.updated(changed);
      if (WARMED_BY.some((name) => changed.has(name))) this.#planWarmUp();
    }
    render() {
      const { buyerLanguage, outcome } = this;
      const { isBusy } = this.#flow;
      const key = isBusy ? this.state : this.#flow.prompt;
      const sentence = key ? message(key, buyerLanguage) : outcome?.message;
      const slot = b2`<slot></slot>`;
      const isOver = outcome !== null && outcome.status !== "failed" && this.#flow.isSettled(this.#flow.judge().writtenUid);
      const button = b2`<button
      part="button"
      type="button"
      ?disabled=${this.#isDisabled && !isBusy}
      aria-disabled=${isBusy || isOver ? "true" : A}
      aria-busy=${isBusy ? "true" : A}
    >
      ${isBusy ? b2`<span part="spinner" aria-hidden="true"></span>` : A}
      <span part="label">${this.#hasLabel ? slot : message("pay", buyerLanguage)}</span>
    </button>`;
      return b2`${this.#ownTrigger ? slot : button}
      <div part="message" role="status" lang=${buyerLanguage}>${sentence ?? A}${isBusy ? A : this.renderAccount(outcome)}</div>`;
    }
    get #isDisabled() {
      return readFlag(this.disabled ?? this.shared.disabled) === true || this.closest("fieldset:disabled") !== null;
    }
    /** A sub-merchant belongs to the code beside it. */
    #merchant({ impCode = "", tierCode = "" }) {
      if (this.impCode) return { code: this.impCode, tierCode: this.tierCode ?? "" };
      return { code: impCode, tierCode: this.tierCode || tierCode };
    }
    /** A hash belongs to the address beside it. */
    #source({ sdkUrl, sdkIntegrity }) {
      const { nonce } = this;
      if (this.sdkUrl) return { url: this.sdkUrl, integrity: this.sdkIntegrity, nonce };
      return { url: sdkUrl || DEFAULT_SDK_URL, integrity: this.sdkIntegrity || sdkIntegrity, nonce };
    }
    #written() {
      if (!this.hasUpdated) this.performUpdate();
      const draft = { params: this.params };
      for (const { property } of PARAMETERS) draft[property] = this[property];
      return draft;
    }
    #draft() {
      const { shared } = this;
      for (const name of unknownSettings(_IamportCheckout.observedAttributes)) {
        tell(
          name,
          `${CONSOLE_PREFIX} <meta name="${name}"> is not heeded: no attribute of <iamport-checkout> has that name (merchant-uid, not merchant_uid).`,
          this
        );
      }
      const { values: form } = this.#form;
      const prepareUrl = this.prepareUrl || shared.prepareUrl;
      const merchant = this.#merchant(shared);
      const source = this.#source(shared);
      const draft = { ...this.#written(), impCode: merchant.code, prepareUrl };
      const onward = this.onward({ appScheme: `${this.appScheme || shared.appScheme || ""}`.replace(/:.*$/, "") });
      const submits = readFlag(this.submitForm ?? shared.submitForm) === true;
      const clickedAt = performance.now();
      return {
        judge: (order) => readRequest(draft, {
          environment: this.environment,
          pageUrl: document.baseURI,
          defaultProvider: defaultProvider(),
          initialised: initialisedByPage(),
          order,
          form,
          shared
        }),
        faults: () => this.#form.faults(this.#ownTrigger, true),
        orders: prepareUrl ? this.endpoint(prepareUrl) : null,
        verify: this.verifier,
        isReady: (options) => isReady(merchant, options),
        prepare: (options) => prepare(source, merchant, options),
        gestureIsGone: () => !mayOpenPopup(clickedAt),
        goOn: (outcome, isOther) => {
          const isDue = submits && !isOther && outcome.status !== "failed";
          const isSent = isDue && this.#form.submit(this.#ownTrigger);
          if (!isSent) onward(outcome);
        }
      };
    }
    #confirm({ request, params, route, issues }) {
      report(this, issues);
      return announce(this.isConnected ? this : document, "payment-request", { request, params, route });
    }
    #ended(outcome, opened, goOn, isOther) {
      if (!opened) report(this, outcome.issues);
      whenParsed(() => {
        if (outcome.status === "failed") this.#form.take();
        else if (!isOther) this.#form.give(uidsOf(outcome));
        const goesOn = announceOutcome(this.isConnected ? this : document, outcome);
        if (goesOn && (opened || outcome.status !== "failed")) goOn(outcome, isOther);
      });
    }
    #changed() {
      const { state, isBusy } = this.#flow;
      this.setAttribute("state", state);
      if (isBusy) this.#ownTrigger?.setAttribute("aria-busy", "true");
      else this.#ownTrigger?.removeAttribute("aria-busy");
      if (state === "open") this.#focused = focusedElement();
      else if (!isBusy) this.#returnFocus();
      this.requestUpdate();
    }
    /** The window took the focus with it; whoever had it goes on from there. */
    #returnFocus() {
      const before = this.#focused;
      this.#focused = null;
      const now = document.activeElement;
      if (before === null || !(now === null || now === document.body || now.closest(".imp-dialog"))) return;
      const target = before.isConnected && before !== document.body ? before : this.#trigger;
      this.#givesFocusBack = true;
      target?.focus({ preventScroll: true });
      this.#givesFocusBack = false;
    }
    get #trigger() {
      return this.#ownTrigger ?? this.renderRoot.querySelector("[part=button]");
    }
    /** When the script is to be loaded: the tag's own word, or the page's for all its tags. */
    #preloads(when) {
      const isWritten = this.hasAttribute("preload") || this.preload !== "auto";
      return (isWritten ? this.preload : this.shared.preload || "auto") === when;
    }
    #planWarmUp() {
      clearTimeout(this.#warmUpTimer);
      if (this.preload !== "auto") return;
      const warmUp = () => whenParsed(() => this.isConnected && this.#preloads("auto") && this.#warmUp());
      this.#warmUpTimer = setTimeout(() => {
        if (typeof requestIdleCallback === "function") requestIdleCallback(warmUp, { timeout: PRELOAD_IDLE_MS });
        else warmUp();
      }, PRELOAD_DELAY_MS);
    }
    /** Loads and initialises before the click; whatever goes wrong is told at the click. */
    #warmUp() {
      const { shared } = this;
      prepare(this.#source(shared), this.#merchant(shared), { early: true }).catch(() => {
      });
    }
    #onIntent = () => {
      if (this.#preloads("intent")) this.#warmUp();
      const isIntended = !this.#isDisabled && !this.#givesFocusBack;
      if (isIntended && (this.prepareUrl || this.shared.prepareUrl)) this.#flow.warmUp();
    };
    #onClick = (event) => {
      if (event === this.#lastClick) return;
      this.#lastClick = event;
      this.#findTrigger();
      const trigger = this.#trigger;
      if (trigger === null || !event.composedPath().includes(trigger)) return;
      event.preventDefault();
      if (!this.#isDisabled) void this.pay();
    };
    #findTrigger() {
      const before = this.#ownTrigger;
      this.#ownTrigger = this.querySelector(TRIGGER);
      if (before !== this.#ownTrigger) {
        before?.removeAttribute("aria-busy");
        if (this.#flow.isBusy) this.#ownTrigger?.setAttribute("aria-busy", "true");
      }
      this.#form.follow();
      if (this.querySelector("iamport-checkout")) {
        tell(
          "nested",
          `${CONSOLE_PREFIX} <iamport-checkout> stands in another one: HTML has no <iamport-checkout />, write </iamport-checkout>.`,
          this
        );
      }
      this.#hasLabel = this.querySelector(":not(br):not(p)") !== null || this.textContent?.trim() !== "";
      this.requestUpdate();
    }
  };
  function mayOpenPopup(clickedAt) {
    const { userActivation, vendor } = navigator;
    const saysTrue = userActivation !== void 0 && !/^Apple/.test(vendor);
    return userActivation?.isActive !== false && (saysTrue || performance.now() - clickedAt < POPUP_LIFE_MS);
  }
  function focusedElement() {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused;
  }
  function report(element, issues) {
    for (const { code, path, severity, message: sentence } of issues) {
      const line = `${CONSOLE_PREFIX} ${code}: ${sentence}`;
      if (severity === "error") console.error(line, element);
      else tell(code + path, line, element);
    }
  }
  function tell(key, line, element) {
    if (!told.has(key)) console.warn(line, element);
    told.add(key);
  }

  // src/elements/iamport-return.ts
  var SLOT_OF = { verifying: "verifying", paid: "success", pending: "pending", failed: "failed" };
  var HISTORY_KEY = "iamport-elements/outcome";
  var IamportReturn = class extends PaymentElement {
    static styles = [
      messageStyles,
      i`
      :host {
        display: block;
      }
    `
    ];
    static properties = {
      ...attributes("url"),
      keepQuery: { attribute: "keep-query", ...flag2 }
    };
    #state = "idle";
    #outcome = null;
    /** Counts the runs, so that the answer of an earlier one is dropped. */
    #run = 0;
    /** Where the return stands. */
    get state() {
      return this.#state;
    }
    /** How the payment ended; null before it is known, or where there is none. */
    get outcome() {
      return this.#outcome;
    }
    connectedCallback() {
      super.connectedCallback();
      const start = () => queueMicrotask(() => this.#run === 0 && this.isConnected && void this.#start());
      if (this.verifyAddress || this.verify) start();
      else whenParsed(start);
      addEventListener("hashchange", this.#onHashChange);
    }
    disconnectedCallback() {
      super.disconnectedCallback();
      removeEventListener("hashchange", this.#onHashChange);
    }
    updated(changed) {
      if (changed.has("url") && this.#run > 0) void this.#start();
      this.#fillFields();
    }
    render() {
      if (this.#state === "idle") return A;
      const { buyerLanguage } = this;
      const sentence = this.#outcome?.message ?? message("verifying", buyerLanguage);
      return b2`<div part="message" role="status" lang=${buyerLanguage} aria-busy=${this.#state === "verifying"}>
      <slot name=${SLOT_OF[this.#state]} @slotchange=${this.#fillFields}>
        ${sentence}${this.renderAccount(this.#outcome)}
      </slot>
    </div>`;
    }
    async #start() {
      this.#run += 1;
      const run = this.#run;
      const ports = this.#ports();
      if (ports === null) return;
      const goOn = this.onward({ here: location.href });
      const known = knownOutcome(ports);
      const claim2 = known === null ? returningClaim(ports) : null;
      if (known === null && claim2 === null) return;
      if (claim2 !== null) this.#move("verifying", null);
      const settled2 = claim2 && await settleReturn(claim2, ports);
      const outcome = known ?? settled2?.outcome;
      if (run !== this.#run) return;
      if (settled2?.isShared && !this.isConnected) return;
      this.#keep(outcome);
      this.#move(outcome.status, outcome);
      whenParsed(() => {
        this.#fillFields();
        if (announceOutcome(this.isConnected ? this : document, outcome)) goOn(outcome);
      });
    }
    #ports() {
      let address;
      try {
        address = new URL(this.url || location.href, document.baseURI).href;
      } catch {
        return null;
      }
      const { store, notes, verifier: verify, verifyAddress, wait: wait2, buyerLanguage: language } = this;
      const state = window.history.state;
      const asks = this.verify ? "" : verifyAddress;
      return {
        address,
        history: state?.[HISTORY_KEY],
        store,
        isRevisited: isRevisited(),
        notes,
        verify,
        asks,
        asked: page().asked,
        wait: wait2,
        language
      };
    }
    /** Keeps the answer with this entry of the history, and takes the payment out of the address bar. */
    #keep(outcome) {
      const address = readFlag(this.keepQuery ?? this.shared.keepQuery) || this.url ? location.href : withoutPayment(location.href);
      try {
        const state = window.history.state;
        const own2 = typeof state === "object" && state !== null ? state : {};
        window.history.replaceState({ ...own2, [HISTORY_KEY]: outcome }, "", address);
      } catch {
      }
    }
    /** A part of the page is an entry of the history of its own. */
    #onHashChange = () => {
      if (this.#outcome !== null) this.#keep(this.#outcome);
    };
    #move(state, outcome) {
      this.#state = state;
      this.#outcome = outcome;
      this.setAttribute("state", state);
      this.requestUpdate();
    }
    #fillFields = () => {
      const outcome = this.#outcome;
      if (outcome === null) return;
      const slot = this.renderRoot.querySelector("slot");
      for (const element of slot?.assignedElements() ?? []) {
        for (const field of [element, ...element.querySelectorAll("[data-iamport-field]")]) {
          const path = field.getAttribute("data-iamport-field");
          if (path !== null) field.textContent = fieldText2(outcome, path, this.buyerLocale);
        }
      }
    };
  };
  function fieldText2(outcome, path, locale) {
    let value = outcome;
    for (const part of path.split(".")) {
      const isOwn = typeof value === "object" && value !== null && Object.prototype.hasOwnProperty.call(value, part);
      value = isOwn ? value[part] : null;
    }
    if (path === "vbank.due" && typeof value === "number") return formatDue(value, locale);
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? `${value}` : "";
  }

  // src/adopt.ts
  var OUTCOMES = ["payment-success", "payment-pending", "payment-failed"];
  var tag;
  var callbacks = /* @__PURE__ */ new Map();
  var home;
  function requestPay2(params, callback) {
    tag ??= makeTag();
    if (!tag.isConnected) put(tag);
    const { merchantUid, redirectUrl } = sharedSettings(tag);
    if (!params?.merchant_uid && !merchantUid && /^(?:paid|pending|failed)$/.test(tag.state)) tag.reset();
    const isHome = home !== void 0 && !redirectUrl && !params?.m_redirect_url;
    tag.params = { ...params, ...isHome && { m_redirect_url: withoutPayment(location.href).replace(/#.*$/, "") } };
    const paying = tag.pay();
    const isContinued = callbacks.has(paying);
    callbacks.set(paying, callback);
    if (!isContinued) void tell2(paying);
    return paying;
  }
  function onReturn(callback) {
    home ??= put(document.createElement("iamport-return"));
    const { outcome } = home;
    if (outcome !== null) callback(toAnswer(outcome));
    else for (const name of OUTCOMES) document.addEventListener(name, hear, true);
    function hear({ detail }) {
      if (detail === home?.outcome) callback(toAnswer(detail));
    }
  }
  async function tell2(paying) {
    const outcome = await paying;
    const callback = callbacks.get(paying);
    callbacks.delete(paying);
    look();
    if (outcome.reason !== "in-progress") callback?.(toAnswer(outcome));
  }
  function look() {
    if (tag) show(tag, tag.state === "idle" && callbacks.size > 0);
  }
  function makeTag() {
    const made = document.createElement("iamport-checkout");
    Object.assign(made.style, {
      position: "fixed",
      inset: "auto 0 0",
      zIndex: "2147483647",
      padding: "16px",
      background: "Canvas",
      color: "CanvasText",
      textAlign: "center",
      boxShadow: "0 0 12px #0006"
    });
    new MutationObserver(look).observe(made, { attributeFilter: ["state"] });
    return made;
  }
  function show(made, isShown) {
    made.hidden = !isShown;
    made.style.display = isShown ? "" : "none";
  }
  function put(made) {
    show(made, false);
    if (document.body) document.body.append(made);
    else document.addEventListener("DOMContentLoaded", () => document.body.append(made), { once: true });
    return made;
  }
  return __toCommonJS(cdn_exports);
})();
