package io.github.ombrelle.sample

import android.content.Context
import android.system.Os
import java.io.File
import java.util.Locale
import ombrelle.Language
import ombrelle.Session
import ombrelle.languageOf

/** The core, in the language of the phone. */
object Core {
    @Volatile private var session: Session? = null

    /** The session of this app; the first call installs the networks, where the app brings any. */
    fun session(context: Context): Session =
        session ?: synchronized(this) {
            session ?: open(context.applicationContext).also { session = it }
        }

    private fun open(context: Context): Session {
        // The core loads ONNX Runtime by the name of its file, which lies where the system put it and nothing else can write.
        Os.setenv("ORT_DYLIB_PATH", "${context.applicationInfo.nativeLibraryDir}/libonnxruntime.so", true)
        return Session(models(context).path, language(), 0u)
    }

    private fun language() = languageOf(Locale.getDefault().toLanguageTag()) ?: Language.ENGLISH

    /** Networks as files: they are read from a folder, and what lies in the app's package is none. */
    private fun models(context: Context): File {
        val folder = File(context.filesDir, "models")
        if (context.assets.list("models").isNullOrEmpty()) return folder
        copy(context, "models", folder)
        return folder
    }

    private fun copy(context: Context, from: String, to: File) {
        val below = context.assets.list(from).orEmpty()
        if (below.isNotEmpty()) {
            to.mkdirs()
            below.forEach { copy(context, "$from/$it", File(to, it)) }
        } else if (!to.isFile) {
            // Whole or not at all: the core refuses a network that is cut.
            val passing = File(to.path + ".new")
            context.assets.open(from).use { source -> passing.outputStream().use { source.copyTo(it) } }
            passing.renameTo(to)
        }
    }
}
