//! The Debian package.

use std::path::{Path, PathBuf};

use super::{VERSION, copy_of, epoch, filled, tree, trouble};
use crate::run::{Done, command, output, root};

/// Makes it in `folder`: its path.
pub fn make(tree: &Path, folder: &Path) -> Done<PathBuf> {
    let staged = folder.join("deb");
    copy_of(tree, &staged)?;
    let doc = staged.join("usr/share/doc/ombrelle");
    // Debian has the texts of common licences, and `copyright` says the rest.
    for name in ["LICENSE", "LICENSE-MIT"] {
        std::fs::remove_file(doc.join(name)).map_err(|e| trouble(&doc, e))?;
    }
    put(&doc.join("copyright"), &filled("debian/copyright", &[])?)?;
    let changes = doc.join("changelog");
    put(&changes, &changelog()?)?;
    output(command(
        "gzip",
        &["-9", "--no-name", &changes.to_string_lossy()],
    ))?;
    let overrides = staged.join("usr/share/lintian/overrides/ombrelle");
    put(&overrides, &filled("debian/lintian-overrides", &[])?)?;
    let control = staged.join("DEBIAN");
    put(&control.join("md5sums"), &sums(&staged)?)?;
    let size = installed_kibibytes(&staged)?.to_string();
    let libraries = libraries(&staged)?;
    let blanks = [("@SIZE@", size.as_str()), ("@LIBRARIES@", &libraries)];
    put(
        &control.join("control"),
        &filled("debian/control", &blanks)?,
    )?;
    output(command(
        "chmod",
        &["-R", "u=rwX,go=rX", &staged.to_string_lossy()],
    ))?;
    build(
        &staged,
        &folder.join(format!("ombrelle_{VERSION}_amd64.deb")),
    )
}

/// One thread, since more of them cut the packed data elsewhere.
fn build(staged: &Path, package: &Path) -> Done<PathBuf> {
    let options = [
        "--root-owner-group",
        "-Zxz",
        "-z6",
        "--threads-max=1",
        "--build",
    ];
    let mut build = command("dpkg-deb", &options);
    build
        .arg(staged)
        .arg(package)
        .env("SOURCE_DATE_EPOCH", epoch()?);
    output(build)?;
    Ok(package.to_owned())
}

fn changelog() -> Done<String> {
    let second = format!("--date=@{}", epoch()?);
    let mut day = command("date", &["--utc", "--rfc-email", &second]);
    day.env("LC_ALL", "C");
    let day = output(day)?;
    Ok(format!(
        "ombrelle ({VERSION}) unstable; urgency=medium\n\n  * What changed is told in CHANGELOG.md of the sources.\n\n \
         -- The Ombrelle authors <packages@ombrelle.example>  {}\n",
        day.trim()
    ))
}

/// A line for each file, as `dpkg --verify` wants them.
fn sums(staged: &Path) -> Done<String> {
    let files = tree::files(staged)?;
    let mut sum = command("md5sum", &[]);
    sum.current_dir(staged);
    sum.args(files.iter().filter(|file| !staged.join(file).is_symlink()));
    output(sum)
}

/// Each file in whole KiB, as Debian Policy 5.6.20 counts.
fn installed_kibibytes(staged: &Path) -> Done<u64> {
    let mut sum = 0;
    for file in tree::files(staged)? {
        let about =
            std::fs::symlink_metadata(staged.join(&file)).map_err(|e| trouble(staged, e))?;
        sum += about.len().div_ceil(1024).max(1);
    }
    Ok(sum)
}

/// The packages that have the libraries which programs and ONNX Runtime name, at the versions that they need.
fn libraries(staged: &Path) -> Done<String> {
    let place = tempfile::tempdir().map_err(|e| e.to_string())?;
    let about = "Source: ombrelle\n\nPackage: ombrelle\nArchitecture: any\n";
    put(&place.path().join("debian/control"), about)?;
    let mut ask = command("dpkg-shlibdeps", &["-O", "--warnings=0"]);
    ask.current_dir(place.path());
    for file in ["bin/ombrelle", "lib/ombrelle/runtime/libonnxruntime.so"] {
        let file = root().join(staged).join("usr").join(file);
        ask.arg(format!("-e{}", file.display()));
    }
    let told = output(ask)?;
    let libraries = told.trim().strip_prefix("shlibs:Depends=");
    Ok(libraries
        .ok_or("dpkg-shlibdeps names no library")?
        .to_owned())
}

fn put(file: &Path, text: &str) -> Done {
    let folder = file.parent().unwrap_or(Path::new(""));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(file, text))
        .map_err(|e| trouble(file, e))
}
