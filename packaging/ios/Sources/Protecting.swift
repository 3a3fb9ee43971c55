import CoreTransferable
import SwiftUI
import UniformTypeIdentifiers

/// A finished copy on its way to the share sheet, from memory: no file is written.
struct SharedCopy: Transferable {
    let name: String
    let type: UTType
    let bytes: Data

    static var transferRepresentation: some TransferRepresentation {
        DataRepresentation(exportedContentType: .jpeg) { $0.bytes }
            .exportingCondition { $0.type == .jpeg }
            .suggestedFileName { $0.name }
        DataRepresentation(exportedContentType: .png) { $0.bytes }
            .exportingCondition { $0.type == .png }
            .suggestedFileName { $0.name }
        DataRepresentation(exportedContentType: .webP) { $0.bytes }
            .exportingCondition { $0.type == .webP }
            .suggestedFileName { $0.name }
    }
}

/// What is being done, and how much of it, 0 to 1.
struct Work: Equatable {
    var phase: String
    var part: Double
}

/// One photo on its way from the share sheet and back to it. What takes time happens on one queue, one after the other.
@MainActor
final class Protecting: ObservableObject {
    @Published private(set) var sketch: CGImage?
    @Published private(set) var size = CGSize.zero
    @Published private(set) var faces: [DraftFace] = []
    @Published private(set) var work: Work?
    @Published private(set) var told: [String] = []
    @Published private(set) var copy: SharedCopy?

    private let queue = DispatchQueue(label: "ombrelle", qos: .userInitiated)
    private var job: Job?
    private var photo: Photo?
    private var draft: Draft?
    /// How often something was opened, decided or forgotten: work that was begun before is not of what is on the screen.
    private var decided = 0

    /// The longer side of what is shown, in pixels, and of what the system's finder sees.
    private let screenSide: UInt32 = 1600
    private let finderSide: UInt32 = 1280

    /// A photo that the share sheet laid into the app's inbox, which is taken away at once.
    func open(file: URL) {
        let scoped = file.startAccessingSecurityScopedResource()
        let bytes = try? Data(contentsOf: file)
        if scoped { file.stopAccessingSecurityScopedResource() }
        if file.path.contains("/Inbox/") { try? FileManager.default.removeItem(at: file) }
        open(bytes: bytes)
    }

    func open(bytes: Data?) {
        forget()
        guard let bytes else {
            told = [NSLocalizedString("unreadable", comment: "")]
            return
        }
        let side = finderSide
        run { job in
            let photo = try Core.session.open(bytes: bytes, name: nil, looks: Looks(faces: true, text: false), job: job)
            var missing = photo.missing()
            do {
                try photo.findFacesWith(finder: SystemFaceFinder(), side: side)
            } catch let error as OmbrelleError {
                // Our own network's faces stay, and the person hears of it.
                missing.append(advice(of: error))
            }
            let draft = photo.draft(terms: defaultTerms())
            let lines = missing.flatMap { [$0.whatHappened, $0.whatToDo] } + photo.inspection().findings.map(\.sentence)
            return { me in
                me.photo = photo
                me.draft = draft
                me.told = lines
                me.redraw()
            }
        }
    }

    /// Shows the face under a finger, or covers it again.
    func tap(_ face: DraftFace) {
        guard let draft else { return }
        anew()
        do {
            if case .cover = face.decision {
                try draft.decide(number: face.number, decision: .show)
            } else {
                try draft.decide(number: face.number, decision: .cover(cover: draft.terms().cover))
            }
        } catch let error as OmbrelleError {
            tell(error)
        } catch {}
        redraw()
    }

    /// Covers a face that nobody found, around a place in the photo.
    func cover(x: CGFloat, y: CGFloat) {
        anew()
        let side = Float(min(size.width, size.height) / 6)
        let region = Region(x: Float(x) - side / 2, y: Float(y) - side / 2, width: side, height: side)
        do {
            _ = try draft?.draw(region: region)
        } catch let error as OmbrelleError {
            tell(error)
        } catch {}
        redraw()
    }

    func protect() {
        guard let draft else { return }
        run { job in
            let made = try draft.protect(job: job)
            let type = UTType(mimeType: made.mediaType()) ?? .jpeg
            let copy = SharedCopy(name: made.fileName(), type: type, bytes: made.bytes())
            let lines = made.report() + made.evaluation()
            return { me in
                me.copy = copy
                me.told = lines
            }
        }
    }

    func stop() { job?.cancel() }

    /// Nothing of the photo stays in memory.
    func forget() {
        anew()
        (photo, draft, copy, sketch) = (nil, nil, nil, nil)
        (faces, told, size) = ([], [], .zero)
    }

    /// A copy that is being made does not hold what is decided now: it is stopped, and changes nothing any more.
    private func anew() {
        decided += 1
        stop()
    }

    private func redraw() {
        copy = nil
        guard let photo, let draft else { return }
        let side = screenSide
        // Whoever stops is to see all the same what is decided by then, since that is what the copy holds.
        run(stoppable: false) { _ in
            let sketch = picture(of: try draft.sketch(side: side, job: nil))
            let (size, faces) = (CGSize(width: Int(photo.width()), height: Int(photo.height())), draft.faces())
            return { me in
                (me.sketch, me.size, me.faces) = (sketch, size, faces)
            }
        }
    }

    /// Works on the queue, then changes what is shown; what was asked to stop changes nothing, nor does what was begun before something was
    /// decided.
    private func run(stoppable: Bool = true, _ what: @escaping (Job) throws -> @MainActor (Protecting) -> Void) {
        let job = Job.watched(listener: Steps { [weak self] work in self?.work = work })
        self.job = job
        let begun = decided
        queue.async { [weak self] in
            let done = Result { try what(job) }
            DispatchQueue.main.async {
                guard let self else { return }
                if self.job === job { self.work = nil }
                guard self.decided == begun, !(stoppable && job.isCancelled()) else { return }
                switch done {
                case .success(let show): show(self)
                case .failure(let error as OmbrelleError): self.tell(error)
                case .failure(let error): self.told = [error.localizedDescription]
                }
            }
        }
    }

    private func tell(_ error: OmbrelleError) {
        if case .Cancelled = error { return }
        let advice = advice(of: error)
        told = [advice.whatHappened, advice.whatToDo]
    }
}

/// Hears how far a job has come, on the core's threads, and tells the screen on its own.
private final class Steps: ProgressListener {
    private let show: @MainActor (Work) -> Void

    init(show: @escaping @MainActor (Work) -> Void) { self.show = show }

    func step(phase: Phase, done: UInt64, total: UInt64) throws {
        let work = Work(phase: phaseName(phase: phase, language: Core.language), part: Double(done) / Double(max(total, 1)))
        let show = self.show
        DispatchQueue.main.async { show(work) }
    }
}

private func picture(of pixels: Pixels) -> CGImage? {
    guard let data = CGDataProvider(data: pixels.rgba as CFData), let colours = CGColorSpace(name: CGColorSpace.sRGB)
    else { return nil }
    return CGImage(
        width: Int(pixels.width), height: Int(pixels.height), bitsPerComponent: 8, bitsPerPixel: 32,
        bytesPerRow: 4 * Int(pixels.width), space: colours,
        bitmapInfo: CGBitmapInfo(rawValue: CGImageAlphaInfo.last.rawValue), provider: data, decode: nil,
        shouldInterpolate: true, intent: .defaultIntent)
}
