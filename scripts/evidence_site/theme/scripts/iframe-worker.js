// From a folder on disk, browsers start no workers, and Material's search is one. Here a hidden frame does a worker's
// work. It takes the place of the npm package iframe-worker, whose frame has a script inside: the policy allows none.
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
      inside.importScripts = (...urls) => urls.reduce((before, each) => before.then(() => this.load(each)), Promise.resolve());
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
    // Material's script looks for the name, to find the parts of other languages.
    window.IFrameWorker = IFrameWorker;
    window.Worker = IFrameWorker;
  }
})();
