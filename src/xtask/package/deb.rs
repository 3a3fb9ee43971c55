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

/// The archive of files is packed by `xz` itself, since dpkg-deb has no filter for machine code, which makes programs an eighth smaller.
fn build(staged: &Path, package: &Path) -> Done<PathBuf> {
    let options = [
        "--root-owner-group",
        "--no-uniform-compression",
        "-Znone",
        "--build",
    ];
    let mut build = command("dpkg-deb", &options);
    build
        .arg(staged)
        .arg(package)
        .env("SOURCE_DATE_EPOCH", epoch()?);
    output(build)?;
    let plain = std::fs::read(package).map_err(|e| trouble(package, e))?;
    let small = with_files_packed(&plain, xz)?;
    std::fs::write(package, small).map_err(|e| trouble(package, e))?;
    Ok(package.to_owned())
}

/// By the x86 filter and as small as it gets; one thread, since more of them cut the packed data elsewhere.
fn xz(data: &[u8]) -> Done<Vec<u8>> {
    let plain = tempfile::NamedTempFile::new().map_err(|e| e.to_string())?;
    std::fs::write(plain.path(), data).map_err(|e| trouble(plain.path(), e))?;
    let options = ["--stdout", "--threads=1", "--x86", "--lzma2=preset=9e"];
    let mut pack = command("xz", &options);
    pack.arg(plain.path());
    let made = pack.output().map_err(|e| format!("`xz`: {e}"))?;
    match made.status.success() {
        true => Ok(made.stdout),
        false => Err(String::from_utf8_lossy(&made.stderr).into_owned()),
    }
}

/// How an archive of `ar` begins, as deb(5) has it.
const ARCHIVE: &[u8] = b"!<arch>\n";
/// What stands before each member: name, time, owner, group, mode, size, each filled up with blanks, and two bytes.
const HEADER: usize = 60;

/// The package with its member `data.tar` as `data.tar.xz`.
fn with_files_packed(package: &[u8], pack: impl Fn(&[u8]) -> Done<Vec<u8>>) -> Done<Vec<u8>> {
    let broken = || "dpkg-deb wrote something else than a package".to_owned();
    let mut rest = package.strip_prefix(ARCHIVE).ok_or_else(broken)?;
    let mut out = ARCHIVE.to_vec();
    while !rest.is_empty() {
        let (header, after) = rest.split_at_checked(HEADER).ok_or_else(broken)?;
        let header = str::from_utf8(header).map_err(|_| broken())?;
        let (name, time) = (header[..16].trim_end(), &header[16..48]);
        let size: usize = header[48..58].trim_end().parse().map_err(|_| broken())?;
        let (data, after) = after.split_at_checked(size).ok_or_else(broken)?;
        // A member of an odd length is followed by a byte that is nothing.
        rest = after.get(size % 2..).ok_or_else(broken)?;
        let (name, data) = match name {
            "data.tar" => ("data.tar.xz", pack(data)?),
            other => (other, data.to_vec()),
        };
        out.extend(format!("{name:<16}{time}{:<10}`\n", data.len()).bytes());
        out.extend(&data);
        out.extend(vec![b'\n'; data.len() % 2]);
    }
    Ok(out)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, data: &str) -> String {
        let end = if data.len() % 2 == 1 { "\n" } else { "" };
        let size = data.len();
        format!("{name:<16}1732924800  0     0     100644  {size:<10}`\n{data}{end}")
    }

    #[test]
    fn each_network_stands_with_its_own_licence() {
        let text = filled("debian/copyright", &[]).unwrap();
        let networks = crate::manifest::read().unwrap().model;
        let installed = networks.iter().filter(|one| one.source.source != "person");
        for network in installed {
            let files = format!("Files: usr/share/ombrelle/models/{}/*\n", network.name);
            let about = text.split("\n\n").find(|part| part.starts_with(&files));
            // Debian's name of it.
            let licence = network.licence.replace("MIT", "Expat");
            let said = about.and_then(|about| about.split("License: ").nth(1));
            assert_eq!(said, Some(licence.as_str()), "{}", network.name);
        }
        assert!(!text.contains("models/*"));
    }

    #[test]
    fn the_files_are_packed_and_all_else_stays() {
        let others = [
            member("debian-binary", "2.0\n"),
            member("control.tar.xz", "odd"),
        ]
        .concat();
        let plain = format!("!<arch>\n{others}{}", member("data.tar", "files"));
        let packed = with_files_packed(plain.as_bytes(), |data| {
            assert_eq!(data, b"files");
            Ok(b"smaller".to_vec())
        });
        let expected = format!("!<arch>\n{others}{}", member("data.tar.xz", "smaller"));
        assert_eq!(String::from_utf8(packed.unwrap()).unwrap(), expected);
        for cut in 1..plain.len() - 1 {
            let all = with_files_packed(&plain.as_bytes()[..cut], |data| Ok(data.to_vec()));
            // Whole where a member ends.
            assert_eq!(all.is_ok(), [8, 72, 136].contains(&cut), "{cut}");
        }
    }

    #[test]
    fn what_xz_packs_is_the_same_unpacked() {
        let data: Vec<u8> = (0..100_000_u32)
            .flat_map(|n| (n % 977).to_le_bytes())
            .collect();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data.xz");
        let packed = xz(&data).unwrap();
        assert!(packed.len() < data.len() / 4);
        std::fs::write(&file, packed).unwrap();
        let unpacked = command("xz", &["--decompress", "--stdout"])
            .arg(&file)
            .output();
        assert_eq!(unpacked.unwrap().stdout, data);
    }
}
