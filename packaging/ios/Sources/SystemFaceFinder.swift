import CoreGraphics
import Foundation
import Vision

/// Faces as iOS itself finds them, besides our own network: Vision works on the phone and asks for no permission.
final class SystemFaceFinder: FaceFinder {
    func name() -> String { "vision" }

    func find(picture: Pixels) throws -> [FoundFace] {
        guard let image = image(of: picture) else { throw HostError.Failed }
        let request = VNDetectFaceLandmarksRequest()
        try VNImageRequestHandler(cgImage: image).perform([request])
        let size = CGSize(width: Int(picture.width), height: Int(picture.height))
        return (request.results ?? []).map { face(from: $0, in: size) }
    }

    private func image(of picture: Pixels) -> CGImage? {
        guard let data = CGDataProvider(data: picture.rgba as CFData), let colours = CGColorSpace(name: CGColorSpace.sRGB)
        else { return nil }
        return CGImage(
            width: Int(picture.width), height: Int(picture.height), bitsPerComponent: 8, bitsPerPixel: 32,
            bytesPerRow: 4 * Int(picture.width), space: colours,
            bitmapInfo: CGBitmapInfo(rawValue: CGImageAlphaInfo.last.rawValue), provider: data, decode: nil,
            shouldInterpolate: false, intent: .defaultIntent)
    }

    /// Vision counts from the bottom, and its box ends at the brows: the forehead is added.
    private func face(from found: VNFaceObservation, in size: CGSize) -> FoundFace {
        let box = VNImageRectForNormalizedRect(found.boundingBox, Int(size.width), Int(size.height))
        let forehead = box.height * 0.3
        let region = Region(
            x: Float(box.minX), y: Float(size.height - box.maxY - forehead),
            width: Float(box.width), height: Float(box.height + forehead))
        return FoundFace(region: region, landmarks: landmarks(of: found, in: size), score: Float(found.confidence))
    }

    /// Right eye, left eye, nose tip, right and left corner of the mouth, of the person; empty where one of them is not seen.
    private func landmarks(of found: VNFaceObservation, in size: CGSize) -> [Point] {
        func points(_ region: VNFaceLandmarkRegion2D?) -> [CGPoint] {
            (region?.pointsInImage(imageSize: size) ?? []).map { CGPoint(x: $0.x, y: size.height - $0.y) }
        }
        func middle(_ points: [CGPoint]) -> CGPoint? {
            guard !points.isEmpty else { return nil }
            let count = CGFloat(points.count)
            return CGPoint(x: points.map(\.x).reduce(0, +) / count, y: points.map(\.y).reduce(0, +) / count)
        }
        let marks = found.landmarks
        guard let one = middle(points(marks?.leftEye)), let other = middle(points(marks?.rightEye)),
            let nose = middle(points(marks?.nose)), let mouth = middle(points(marks?.outerLips)),
            let between = middle([one, other])
        else { return [] }
        // Which side is the person's right follows from where the mouth is, however the head is held.
        let down = CGPoint(x: mouth.x - between.x, y: mouth.y - between.y)
        func side(_ point: CGPoint) -> CGFloat { down.x * (point.y - between.y) - down.y * (point.x - between.x) }
        let lips = points(marks?.outerLips).sorted { side($0) > side($1) }
        let eyes = [one, other].sorted { side($0) > side($1) }
        guard let right = lips.first, let left = lips.last else { return [] }
        return [eyes[0], eyes[1], nose, right, left].map { Point(x: Float($0.x), y: Float($0.y)) }
    }
}
