package io.github.ombrelle.sample

import android.content.ContentProvider
import android.content.ContentValues
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.Bundle
import android.os.ParcelFileDescriptor
import android.provider.OpenableColumns
import java.io.FileNotFoundException
import java.io.IOException
import java.util.UUID

/** Gives the last finished copy to whoever it was shared with, from memory through a pipe: no file is written. */
class CopyProvider : ContentProvider() {
    private class Copy(val path: String, val name: String, val type: String, val bytes: ByteArray)

    companion object {
        private const val AUTHORITY = "io.github.ombrelle.sample.copy"

        @Volatile private var last: Copy? = null

        /** Offers a copy under an address that nobody guesses; the one before is gone. */
        fun offer(name: String, type: String, bytes: ByteArray): Uri {
            val path = "${UUID.randomUUID()}/$name"
            last = Copy(path, name, type, bytes)
            return Uri.parse("content://$AUTHORITY/$path")
        }

        /** Offers nothing any more. */
        fun forget() {
            last = null
        }
    }

    private fun copy(uri: Uri): Copy? = last?.takeIf { "/${it.path}" == uri.path }

    override fun openFile(uri: Uri, mode: String): ParcelFileDescriptor {
        val copy = copy(uri)?.takeIf { mode == "r" } ?: throw FileNotFoundException()
        return openPipeHelper(uri, copy.type, null, copy.bytes) { pipe, _, _, _, bytes: ByteArray? ->
            try {
                ParcelFileDescriptor.AutoCloseOutputStream(pipe).use { it.write(bytes ?: ByteArray(0)) }
            } catch (_: IOException) {
                // Whoever asked has read enough.
            }
        }
    }

    override fun getType(uri: Uri): String? = copy(uri)?.type

    override fun query(
        uri: Uri, columns: Array<String>?, where: String?, values: Array<String>?, order: String?,
    ): Cursor? {
        val copy = copy(uri) ?: return null
        val asked = columns ?: arrayOf(OpenableColumns.DISPLAY_NAME, OpenableColumns.SIZE)
        return MatrixCursor(asked, 1).apply {
            addRow(asked.map { column ->
                when (column) {
                    OpenableColumns.DISPLAY_NAME -> copy.name
                    OpenableColumns.SIZE -> copy.bytes.size
                    else -> null
                }
            })
        }
    }

    override fun onCreate() = true
    override fun insert(uri: Uri, values: ContentValues?): Uri? = null
    override fun insert(uri: Uri, values: ContentValues?, extras: Bundle?): Uri? = null
    override fun delete(uri: Uri, where: String?, values: Array<String>?) = 0
    override fun update(uri: Uri, content: ContentValues?, where: String?, values: Array<String>?) = 0
}
