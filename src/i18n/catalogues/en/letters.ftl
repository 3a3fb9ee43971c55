# Letters that take a picture down, field by field and sentence by sentence.

letter-kind-relatives = a kind request to relatives or friends
letter-kind-club = a request to a club
letter-kind-school = a request to a school
letter-kind-image-rights = a formal request under the right to one’s image
letter-kind-erasure = erasure (GDPR, article 17)
letter-kind-objection = objection to training and face search (GDPR, article 21)
letter-kind-host-notice = notice to a host (Digital Services Act, article 16)
letter-kind-school-withdrawal = withdrawal of an authorisation given to a school

letter-field-sender = Who writes and signs
letter-field-address = Address of who writes
letter-field-contact = E-mail address of who writes
letter-field-addressee = To whom
letter-field-addressee-address = Address of the addressee
letter-field-child = Child who is shown
letter-field-photos = Which pictures
letter-field-places = Where they are
letter-field-agreed = Agreed to on
letter-field-withdrawn = Withdrawn on
letter-field-reason = Why, in your own words
letter-field-town = Town
letter-field-day = Day of the letter

letter-hello-kind = Hello { $name },
letter-hello-formal = Dear Sir or Madam,
letter-day = { $day } { $month } { $year }
moment = { $day }, { $time }
letter-first-day = 1
letter-month-1 = January
letter-month-2 = February
letter-month-3 = March
letter-month-4 = April
letter-month-5 = May
letter-month-6 = June
letter-month-7 = July
letter-month-8 = August
letter-month-9 = September
letter-month-10 = October
letter-month-11 = November
letter-month-12 = December
letter-dated = { $town }, { $day }
letter-dated-alone = { $day }
letter-photos = Pictures
letter-places = Where they are
letter-seen = { $platform }, account { $account }, { $day }
letter-seen-platform = { $platform }, { $day }
letter-seen-account = account { $account }, { $day }
letter-exact-places = Exact places (URL)
letter-name = Name
letter-e-mail = E-mail address
letter-agreed-withdrawn = The agreement given on { $agreed } was withdrawn on { $withdrawn }.
letter-agreed = The agreement was given on { $agreed }.
letter-withdrawn = The agreement was withdrawn on { $withdrawn }.

letter-subject-relatives = { $whose ->
    [child] Pictures of { $child }
   *[own] Pictures of me
}
letter-why-relatives = { $whose ->
    [child] I saw that you shared pictures of { $child }. I know that you meant well, and I am glad that { $child } matters to you.
   *[own] I saw that you shared pictures of me. I know that you meant well.
}
letter-ask-relatives = { $whose ->
    [child] Please take them down, and delete the copies in chats and albums as far as you can. A picture that is online can be copied, changed by a program and used to find { $child } again, and nobody can call it back: that is why I ask.
   *[own] Please take them down, and delete the copies in chats and albums as far as you can. A picture that is online can be copied, changed by a program and used to find me again, and nobody can call it back: that is why I ask.
}
letter-next-relatives = I will gladly send you a picture in which the face is covered. Before you share another one, please ask me first.
# The same to several people, who are spoken to in another way in French.
letter-why-relatives-several = { $whose ->
    [child] I saw that you shared pictures of { $child }. I know that you meant well, and I am glad that { $child } matters to you.
   *[own] I saw that you shared pictures of me. I know that you meant well.
}
letter-ask-relatives-several = { $whose ->
    [child] Please take them down, and delete the copies in chats and albums as far as you can. A picture that is online can be copied, changed by a program and used to find { $child } again, and nobody can call it back: that is why I ask.
   *[own] Please take them down, and delete the copies in chats and albums as far as you can. A picture that is online can be copied, changed by a program and used to find me again, and nobody can call it back: that is why I ask.
}
letter-next-relatives-several = I will gladly send you a picture in which the face is covered. Before you share another one, please ask me first.
letter-close-relatives = Thank you, and warm wishes,

letter-subject-club = { $whose ->
    [child] Please take down pictures of { $child }
   *[own] Please take down pictures of me
}
letter-why-club = { $whose ->
    [child] { $child } can be recognised in pictures that your club shows. I hold parental authority for { $child }.
   *[own] I can be recognised in pictures that your club shows.
}
letter-ask-club = Please take them down within seven days from your website, your social media, your chats and your notice boards, and ask those who had them from you to do the same.
letter-next-club = { $whose ->
    [child] From now on, please show no picture in which { $child } can be recognised unless we have agreed in writing. Pictures in which the face is covered for good are welcome.
   *[own] From now on, please show no picture in which I can be recognised unless I have agreed in writing. Pictures in which the face is covered for good are welcome.
}
letter-close-club = Thank you for a short answer when this is done. With kind regards,

letter-subject-school = { $whose ->
    [child] Please take down pictures of { $child }
   *[own] Please take down pictures of me
}
letter-why-school = { $whose ->
    [child] { $child } can be recognised in pictures that the school shows. I hold parental authority for { $child }.
   *[own] I can be recognised in pictures that the school shows.
}
letter-ask-school = Please take them down within seven days: from the website, the school’s online workspace, social media, newsletters that are still online and the walls. Please ask those who had them from the school to do the same.
letter-next-school = { $whose ->
    [child] From now on, please show no picture in which { $child } can be recognised unless we have agreed in writing. Pictures in which the face is covered for good are welcome, and { $child } can take part in everything without being in a picture.
   *[own] From now on, please show no picture in which I can be recognised unless I have agreed in writing. Pictures in which the face is covered for good are welcome.
}
letter-close-school = Thank you for a short answer when this is done. With kind regards,

letter-subject-image-rights = { $whose ->
    [child] Formal notice to remove pictures of { $child }
   *[own] Formal notice to remove pictures of me
}
letter-why-image-rights = { $whose ->
    [child] The pictures below show { $child }, for whom I hold parental authority. They are published without a valid agreement.
   *[own] The pictures below show me. They are published without a valid agreement.
}
letter-image-rights-france = Article 9 of the French Civil Code protects private life, and with it everybody’s right to their own image: a picture is published only with the agreement of the person shown. For a child, those who hold parental authority agree together (Civil Code, articles 371-1 and 372-1; law no. 2024-120 of 19 February 2024).
letter-image-rights-general = A person’s image is a part of their private life, which article 8 of the European Convention on Human Rights and the laws of most countries protect: a picture is published only with the agreement of the person shown, and for a child with that of those who represent it by law.
letter-ask-image-rights = I give you formal notice to remove these pictures within eight days of receiving this letter, to stop every use of them, and to confirm this to me in writing.
letter-next-image-rights = Failing that, I will ask the competent court to end this infringement, by urgent proceedings where needed, and for compensation.
letter-close-image-rights = Yours faithfully,

letter-subject-erasure = Request for erasure of personal data (GDPR, article 17)
letter-why-erasure = { $whose ->
    [child] You process personal data of { $child }, a child whom I represent by law: pictures in which { $child } can be recognised.
   *[own] You process personal data about me: pictures in which I can be recognised.
}
letter-ask-erasure = Under article 17(1) of Regulation (EU) 2016/679, I ask you to erase them without undue delay, with all copies, previews and whatever was derived from them: no agreement to their processing holds (b), I object to it under article 21(1) (c), and there is no other lawful basis (d).
letter-next-erasure = Please tell this to everybody to whom you disclosed them, and take reasonable steps to inform those who process links to them or copies (articles 17(2) and 19). Please inform me within one month of what you have done (article 12(3)). If you refuse, please tell me why: I can then complain to the supervisory authority (article 12(4)).
letter-close-erasure = Yours faithfully,

letter-subject-objection = Objection to the processing of personal data (GDPR, article 21)
letter-why-objection = { $whose ->
    [child] Under article 21(1) of Regulation (EU) 2016/679, I object to the processing of pictures of { $child }, whom I represent by law, and of whatever is derived from them. The particular situation: { $child } is a child, cannot foresee what becomes of such a picture, and would live with it for longest.
   *[own] Under article 21(1) of Regulation (EU) 2016/679, I object to the processing of pictures of me and of whatever is derived from them. My particular situation: these pictures let me be recognised and be shown as I never was.
}
letter-ask-objection = The objection covers all processing, and these in particular:
letter-objection-training = training, testing or improving programs that learn from data, those that generate pictures among them;
letter-objection-faces = recognising or searching for faces, and making or keeping templates of faces (biometric data, article 9(1));
letter-objection-marketing = direct marketing, and profiles for it (article 21(2)).
letter-next-objection = Please stop on receiving this letter, unless you demonstrate compelling legitimate grounds (article 21(1)); restrict the processing until that is verified (article 18(1)(d)); erase what you hold (article 17(1)(c)); and inform me within one month of what you have done (article 12(3)). If you refuse, please tell me why: I can then complain to the supervisory authority (article 12(4)).
letter-close-objection = Yours faithfully,

letter-subject-host-notice = Notice of illegal content (Regulation (EU) 2022/2065, article 16)
letter-why-host-notice = { $whose ->
    [child] The content at the places below shows { $child }, a child, who can be recognised in it, without the agreement of those who hold parental authority.
   *[own] The content at the places below shows me, and I can be recognised in it, without my agreement.
}
letter-host-notice-france = It is illegal content: it infringes the right to private life and to one’s own image (French Civil Code, article 9), and it is personal data that is processed without a lawful basis (Regulation (EU) 2016/679, article 6).
letter-host-notice-general = It is illegal content: it infringes the right to private life and to one’s own image, which national laws protect (see article 8 of the European Convention on Human Rights), and it is personal data that is processed without a lawful basis (Regulation (EU) 2016/679, article 6).
letter-host-notice-abuse = The content at the places below shows the sexual abuse or the sexual exploitation of a child, an offence under articles 3 to 7 of Directive 2011/93/EU. Article 16(2)(c) of Regulation (EU) 2022/2065 demands no name for such a notice.
letter-ask-host-notice = Please remove this content or disable access to it, at these places and wherever you store the same content.
letter-good-faith = I confirm in good faith that I believe the information and the allegations in this notice to be accurate and complete.
letter-next-host-notice = Please confirm that you received this notice, and tell me without undue delay what you decided and how the decision can be contested (article 16(4) and (5)).
letter-close-host-notice = Yours faithfully,

letter-subject-school-withdrawal = { $whose ->
    [child] Withdrawal of the authorisation for pictures of { $child }
   *[own] Withdrawal of my authorisation for pictures
}
letter-why-school-withdrawal = { $whose ->
    [child] I withdraw the authorisation to take, keep and show pictures of { $child }, for whom I hold parental authority.
   *[own] I withdraw the authorisation to take, keep and show pictures of me.
}
letter-ask-school-withdrawal = { $whose ->
    [child] From today, please take and show no picture in which { $child } can be recognised. Please take down those that are published: on the website, in the school’s online workspace, on social media, in newsletters that are still online and on the walls.
   *[own] From today, please take and show no picture in which I can be recognised. Please take down those that are published: on the website, in the school’s online workspace, on social media, in newsletters that are still online and on the walls.
}
letter-next-school-withdrawal = An agreement is withdrawn as easily as it was given, at any time and without a reason (Regulation (EU) 2016/679, article 7(3)), and nothing changes at school because of it. Please confirm in writing within one month what was done (article 12(3)).
letter-close-school-withdrawal = With kind regards,

letter-shown = This is what the letter will say:
letter-line = {"  "}{ $label }: { $text }
letter-empty = (empty)
letter-confirm = To write it, type “{ $word }”:
letter-word = write
letter-hint = With this command: { $options }.
letter-advice = A letter is no legal advice: an association or a lawyer can tell whether it fits your case. Ombrelle sends nothing; you send it.
letter-one-file = The printed letter (--out) and its text (--text) would be one file.
letter-one-file-advice = Give each a name of its own.
letter-written = Written: { $path }

class-forms-a-child = a child
class-forms-letters = { $count ->
    [one] There is no form for { $list }, since no font on this device has these letters: { $letters }. Empty boxes would stand in their place.
   *[other] There are no forms for { $list }, since no font on this device has these letters: { $letters }. Empty boxes would stand in their place.
}
class-forms-count = { $count ->
    [one] One form.
   *[other] { $count } forms, each on a page of its own.
}
