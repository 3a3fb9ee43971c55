package io.github.ombrelle.sample

import android.graphics.Bitmap
import android.graphics.PointF
import android.media.FaceDetector
import java.nio.ByteBuffer
import ombrelle.FaceFinder
import ombrelle.FoundFace
import ombrelle.Pixels
import ombrelle.Point
import ombrelle.Region

/**
 * Faces as Android itself finds them, besides our own network. It is the one detector that every phone has and that asks for no permission;
 * it sees upright faces alone, which is why it adds to ours and never stands in their place.
 */
class SystemFaceFinder : FaceFinder {
    override fun name() = "android-face-detector"

    override fun find(picture: Pixels): List<FoundFace> {
        // It wants an even width.
        val width = picture.width.toInt() / 2 * 2
        val height = picture.height.toInt()
        if (width == 0 || height == 0) return emptyList()
        val found = arrayOfNulls<FaceDetector.Face>(MOST)
        val count = FaceDetector(width, height, MOST).findFaces(packed(picture, width, height), found)
        return found.take(count).filterNotNull().map(::face)
    }

    private fun packed(picture: Pixels, width: Int, height: Int): Bitmap {
        val whole = Bitmap.createBitmap(picture.width.toInt(), height, Bitmap.Config.ARGB_8888)
        whole.copyPixelsFromBuffer(ByteBuffer.wrap(picture.rgba))
        val even = Bitmap.createBitmap(whole, 0, 0, width, height)
        return even.copy(Bitmap.Config.RGB_565, false)
    }

    /**
     * It tells the middle between the eyes of an upright face and how far apart they are. The rest is where it usually is, so that a cover hides
     * the whole head and not the box alone.
     */
    private fun face(found: FaceDetector.Face): FoundFace {
        val middle = PointF().also(found::getMidPoint)
        val apart = found.eyesDistance()
        fun at(across: Float, down: Float) = Point(middle.x + across * apart, middle.y + down * apart)
        val region = Region(middle.x - apart, middle.y - 0.9f * apart, 2f * apart, 2.6f * apart)
        val landmarks = listOf(at(-0.5f, 0f), at(0.5f, 0f), at(0f, 0.46f), at(-0.45f, 0.9f), at(0.45f, 0.9f))
        return FoundFace(region, landmarks, found.confidence().coerceIn(0f, 1f))
    }

    private companion object {
        const val MOST = 64
    }
}
