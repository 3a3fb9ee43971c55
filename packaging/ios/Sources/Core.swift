import Foundation

/// The core, in the language of the phone.
enum Core {
    static let language = Locale.preferredLanguages.compactMap { languageOf(tag: $0) }.first ?? .english

    /// The session of this app. Networks lie in its bundle, which nothing can change, where the app brings any.
    static let session: Session = {
        if let frameworks = Bundle.main.privateFrameworksPath {
            // The core loads ONNX Runtime by the name of its file.
            setenv("ORT_DYLIB_PATH", frameworks + "/onnxruntime.framework/onnxruntime", 1)
        }
        let models = Bundle.main.resourcePath.map { $0 + "/models" } ?? "models"
        return Session(models: models, language: language, threads: 0)
    }()
}

/// What an error says, whichever it is.
func advice(of error: OmbrelleError) -> Advice {
    switch error {
    case .Cancelled(let advice), .File(let advice), .Models(let advice), .Refused(let advice),
        .Sealed(let advice), .Value(let advice), .Host(let advice):
        return advice
    }
}
