use super::*;

#[test]
fn the_manifest_parses_and_names_every_platform_once() {
    let manifest = Manifest::own().unwrap();
    assert!(manifest.model("centerface").is_ok());
    let mut platforms: Vec<_> = manifest.runtimes.iter().map(|r| (&r.os, &r.arch)).collect();
    platforms.sort();
    platforms.dedup();
    assert_eq!(platforms.len(), manifest.runtimes.len());
    let mut libtorches: Vec<_> = manifest
        .libtorches
        .iter()
        .map(|l| (&l.os, &l.arch))
        .collect();
    libtorches.sort();
    libtorches.dedup();
    assert_eq!(libtorches.len(), manifest.libtorches.len());
    let files = manifest.models.iter().map(|m| (&m.file, &m.converted));
    let quick = manifest.models.iter().flat_map(|m| &m.quick);
    let quick = quick.flat_map(|q| [(&q.ranges, &q.sha256), (&q.ranges, &q.converted)]);
    let files = files.chain(quick);
    let members = manifest.models.iter().map(|m| (&m.member, &m.sha256));
    let more = manifest.models.iter().flat_map(|m| &m.more);
    let members = members.chain(more.map(|part| (&part.member, &part.sha256)));
    let packed = manifest.models.iter().flat_map(|m| &m.packed);
    let files = files.chain(packed.map(|packed| (&packed.file, &packed.sha256)));
    let files = files.chain(members);
    let libraries = manifest.runtimes.iter().map(|r| (&r.file, &r.sha256));
    let parts = manifest.libtorches.iter().flat_map(|l| &l.parts);
    let parts = parts.map(|part| (&part.file, &part.sha256));
    for (file, sha256) in files.chain(libraries).chain(parts) {
        assert_eq!(sha256.len(), 64, "{file}");
        assert!(!file.contains("..") && !file.starts_with('/'), "{file}");
    }
}

#[test]
fn every_model_has_a_card() {
    for model in Manifest::own().unwrap().models {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
        let card = folder.join(&model.name).join("CARD.md");
        let text = std::fs::read_to_string(&card).unwrap_or_default();
        let more = model.more.iter().map(|part| &part.sha256);
        let through = model.through.iter().map(|through| &through.sha256);
        let quick = model.quick.iter().flat_map(|q| [&q.sha256, &q.converted]);
        let packed = model.packed.iter().map(|packed| &packed.sha256);
        let own = [&model.sha256, &model.converted];
        for sha256 in more.chain(through).chain(quick).chain(packed).chain(own) {
            assert!(text.contains(sha256), "{}", card.display());
        }
    }
}

#[test]
fn an_absent_model_is_missing_and_another_file_is_altered() {
    let folder = tempfile::tempdir().unwrap();
    let name = || "centerface".to_owned();
    let missing = Network::load("centerface", folder.path(), Form::Exact, 1).unwrap_err();
    assert_eq!(missing, Error::ModelMissing { name: name() });
    std::fs::create_dir(folder.path().join("centerface")).unwrap();
    std::fs::write(folder.path().join("centerface/centerface.packed"), b"else").unwrap();
    let altered = Network::load("centerface", folder.path(), Form::Exact, 1).unwrap_err();
    assert_eq!(altered, Error::ModelAltered { name: name() });
}

/// A packed file that is cut or altered is as an altered ONNX file; the ONNX file beside it does not take its place.
#[test]
#[allow(clippy::print_stdout, reason = "a test that is skipped says so")]
fn a_packed_file_is_checked_before_it_is_unpacked() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = Manifest::own().unwrap();
    for model in manifest.models.iter().filter(|m| m.packed.is_some()) {
        let name = || model.name.clone();
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
        let packed = &model.packed.as_ref().unwrap().file;
        let there = folder.path().join(packed);
        std::fs::create_dir(there.parent().unwrap()).unwrap();
        std::fs::write(folder.path().join(&model.file), b"else").unwrap();
        let asked = || manifest.bytes(&model.name, folder.path(), Form::Exact);
        assert_eq!(asked(), Err(Error::ModelMissing { name: name() }));
        let bytes = match std::fs::read(own.join(packed)) {
            Ok(bytes) => bytes,
            Err(_) if std::env::var_os("CI").is_none() => {
                println!(
                    "a_packed_file_is_checked_before_it_is_unpacked: skipped {packed}, which is not installed"
                );
                continue;
            }
            Err(error) => panic!("{packed}: {error}"),
        };
        std::fs::write(&there, &bytes).unwrap();
        assert!(manifest::has_digest(&asked().unwrap(), &model.converted));
        let mut other = bytes.clone();
        *other.last_mut().unwrap() ^= 1;
        for altered in [&bytes[..bytes.len() - 1], &other] {
            std::fs::write(&there, altered).unwrap();
            assert_eq!(asked(), Err(Error::ModelAltered { name: name() }));
        }
    }
}

#[test]
fn the_known_digest_of_abc_is_recognised() {
    // FIPS 180-4, example of SHA-256.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert!(manifest::has_digest(b"abc", abc));
    assert!(!manifest::has_digest(b"abd", abc));
}

#[test]
fn a_library_that_can_report_to_its_maker_is_known() {
    assert!(!runtime::reports(b"an engine"));
    assert!(runtime::reports(
        b"..\0https://mobile.events.data.microsoft.com/OneCollector/1.0\0.."
    ));
}
