// Material's search runs in a web worker, which browsers do not start from a folder on disk: a hidden frame runs its
// script instead. It replaces the npm package iframe-worker, whose frame has an inline script, against our policy.
(() => {
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      document.body.append(frame);
      const inside = (this.inside = frame.contentWindow);
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inside.importScripts = async (...urls) => {
        for (const each of urls) await this.load(each);
      };
      this.ready = this.load(url);
    }

    load(url) {
      return new Promise((resolve, reject) => {
        const script = this.inside.document.createElement("script");
        script.src = url;
        script.onload = resolve;
        script.onerror = reject;
        this.inside.document.body.append(script);
      });
    }

    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data })));
    }
  }
  if (location.protocol === "file:") {
    // Material's script looks for this name before it loads the parts for other languages.
    window.IFrameWorker = IFrameWorker;
    window.Worker = IFrameWorker;
  }
})();
