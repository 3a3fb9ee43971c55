import PhotosUI
import SwiftUI

/// The one screen: the photo with its faces, what is known about it, and what can be done.
struct ProtectView: View {
    @ObservedObject var protecting: Protecting
    @State private var picked: PhotosPickerItem?

    var body: some View {
        ScrollView {
            VStack(alignment: .leading, spacing: 12) {
                if let sketch = protecting.sketch {
                    Text("about")
                    picture(sketch)
                    Text("draw")
                }
                // The picker is the system's: it shows photos that this app cannot see.
                PhotosPicker(selection: $picked, matching: .images, preferredItemEncoding: .current) { Text("choose") }
                if let work = protecting.work {
                    ProgressView(work.phase, value: work.part)
                    Button("stop") { protecting.stop() }
                } else if protecting.sketch != nil {
                    actions
                }
                ForEach(Array(protecting.told.enumerated()), id: \.offset) { Text($0.element) }
            }
            .padding()
        }
        .onChange(of: picked) { item in
            guard let item else { return }
            // The same photo can be chosen once more, after it was forgotten.
            picked = nil
            Task { protecting.open(bytes: try? await item.loadTransferable(type: Data.self)) }
        }
    }

    @ViewBuilder private var actions: some View {
        if let copy = protecting.copy {
            ShareLink("share", item: copy, preview: SharePreview(copy.name))
        } else {
            Button("protect") { protecting.protect() }.buttonStyle(.borderedProminent)
        }
        Button("forget", role: .destructive) { protecting.forget() }
    }

    private func picture(_ sketch: CGImage) -> some View {
        let ratio = protecting.size.width / max(protecting.size.height, 1)
        return Image(decorative: sketch, scale: 1)
            .resizable()
            .aspectRatio(ratio, contentMode: .fit)
            .overlay { GeometryReader { boxes(scale: $0.size.width / max(protecting.size.width, 1)) } }
    }

    private func boxes(scale: CGFloat) -> some View {
        ZStack(alignment: .topLeading) {
            Color.clear.contentShape(Rectangle()).gesture(hold(scale))
            ForEach(protecting.faces, id: \.number) { face in
                let region = face.region
                Button { protecting.tap(face) } label: {
                    Rectangle().stroke(isCovered(face) ? Color.teal : Color.red, lineWidth: 2).contentShape(Rectangle())
                }
                .disabled(face.bound)
                .accessibilityLabel(isCovered(face) ? Text("face-covered \(Int(face.number))") : Text("face-shown \(Int(face.number))"))
                .frame(width: CGFloat(region.width) * scale, height: CGFloat(region.height) * scale)
                .offset(x: CGFloat(region.x) * scale, y: CGFloat(region.y) * scale)
            }
        }
    }

    /// A long touch tells its place by the drag that follows it.
    private func hold(_ scale: CGFloat) -> some Gesture {
        LongPressGesture(minimumDuration: 0.5)
            .sequenced(before: DragGesture(minimumDistance: 0, coordinateSpace: .local))
            .onEnded { value in
                if case .second(true, let drag?) = value {
                    protecting.cover(x: drag.startLocation.x / scale, y: drag.startLocation.y / scale)
                }
            }
    }
}

private func isCovered(_ face: DraftFace) -> Bool {
    if case .cover = face.decision { return true }
    return false
}
