use super::*;

#[test]
fn what_a_code_gives_away_is_known_by_its_form() {
    use TextKind as K;
    // The boarding pass is made up after IATA's example.
    let pass = "M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 100";
    for (content, kind) in [
        ("WIFI:T:WPA;S:Les Martin;P:doudou2019;;", K::CodeWifi),
        ("wifi:S:x;;", K::CodeWifi),
        ("BEGIN:VCARD\nFN:Emma Martin\nEND:VCARD", K::CodeContact),
        ("MECARD:N:Martin,Emma;TEL:0612345678;;", K::CodeContact),
        ("tel:+33612345678", K::CodeContact),
        ("HC1:6BF+70790T9WJWG.FKY*4GO0", K::CodeHealth),
        (
            "shc:/567629095243206034602924374044603122295953265460346029254077280433602870286471674522280928613331456437653141590640220306450459085643550341424541364037063665417137241236380304375622046737407532323925433443326057360106452931270329415",
            K::CodeHealth,
        ),
        (pass, K::CodeTicket),
        ("#UT01108000000010", K::CodeTicket),
        ("i0CVQWERTY7000123", K::CodeTicket),
        (
            "BCD\n002\n1\nSCT\n\nVerein\nDE89370400440532013000",
            K::CodePayment,
        ),
        ("SPC\r\n0200\r\n1\r\nCH4431999123000889012", K::CodePayment),
        ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP", K::CodeKey),
        ("geo:48.85,2.29", K::CodePlace),
        ("4006381333931", K::CodeProduct),
        ("4006381333932", K::Code),
        ("anything", K::Code),
        ("", K::Code),
        ("M1", K::Code),
        ("https://user:pw@", K::Code),
    ] {
        assert_eq!(sorted(content), (kind, String::new()), "{content}");
    }
    assert_eq!(sorted(&pass.replace("YULFRA", "YUL123")).0, K::Code);
}

#[test]
fn a_bar_code_is_no_qr_code_and_tells_its_own_kinds_alone() {
    use TextKind as K;
    let pass = "M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 100";
    for (content, form, kind) in [
        (pass, Form::Other, K::CodeTicket),
        ("4006381333931", Form::Article, K::CodeProduct),
        ("036000291452", Form::Article, K::CodeProduct),
        ("96385074", Form::Article, K::CodeProduct),
        // What shops give out themselves may be a customer's card.
        ("2912345678906", Form::Article, K::BarCode),
        ("0412345678903", Form::Article, K::BarCode),
        ("412345678903", Form::Article, K::BarCode),
        ("20123451", Form::Article, K::BarCode),
        // Another bar code with such a number: one of ten has the check digit by chance.
        ("4006381333931", Form::Other, K::BarCode),
        ("JD0123456789", Form::Other, K::BarCode),
        ("WIFI:S:x;;", Form::Other, K::BarCode),
        ("JD0123456789", Form::Qr, K::Code),
        ("4006381333931", Form::Qr, K::CodeProduct),
    ] {
        assert_eq!(told(content, form), (kind, String::new()), "{content}");
    }
    for content in ["2912345678906", "0412345678903", "412345678903", "20123451"] {
        assert!(is_product(content), "{content}");
    }
}

#[test]
fn of_a_link_the_site_alone_is_told() {
    for content in [
        "https://lea:secret@Photos.Example.org:8080/a?token=12345",
        "HTTP://PHOTOS.EXAMPLE.ORG",
        "https://photos.example.org#x",
    ] {
        let told = (TextKind::CodeLink, "photos.example.org".to_owned());
        assert_eq!(sorted(content), told);
    }
}

proptest::proptest! {
    #[test]
    fn any_content_has_a_kind(content in "\\PC{0,90}") {
        sorted(&content);
    }
}
