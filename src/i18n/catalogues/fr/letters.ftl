# Les lettres pour faire retirer une image, champ par champ et phrase par phrase.

letter-kind-relatives = une demande aimable à des proches
letter-kind-club = une demande à un club
letter-kind-school = une demande à une école
letter-kind-image-rights = une mise en demeure au titre du droit à l’image
letter-kind-erasure = l’effacement (RGPD, article 17)
letter-kind-objection = l’opposition à l’entraînement et à la recherche de visages (RGPD, article 21)
letter-kind-host-notice = une notification à un hébergeur (règlement sur les services numériques, article 16)
letter-kind-school-withdrawal = le retrait d’une autorisation donnée à une école

letter-field-sender = Qui écrit et signe
letter-field-address = Adresse de qui écrit
letter-field-contact = Adresse électronique de qui écrit
letter-field-addressee = À qui
letter-field-addressee-address = Adresse du destinataire
letter-field-child = Enfant montré
letter-field-photos = Quelles images
letter-field-places = Où elles se trouvent
letter-field-agreed = Accord donné le
letter-field-withdrawn = Accord retiré le
letter-field-reason = Pourquoi, avec vos mots
letter-field-town = Ville
letter-field-day = Date de la lettre

letter-hello-kind = Bonjour { $name },
letter-hello-formal = Madame, Monsieur,
# Aucune fin de ligne ne sépare le jour de son mois.
letter-day = { $day } { $month } { $year }
moment = { $day } à { $time }
letter-first-day = 1er
letter-month-1 = janvier
letter-month-2 = février
letter-month-3 = mars
letter-month-4 = avril
letter-month-5 = mai
letter-month-6 = juin
letter-month-7 = juillet
letter-month-8 = août
letter-month-9 = septembre
letter-month-10 = octobre
letter-month-11 = novembre
letter-month-12 = décembre
letter-dated = { $town }, le { $day }
letter-dated-alone = Le { $day }
letter-photos = Images
letter-places = Où elles se trouvent
letter-seen = { $platform }, compte { $account }, le { $day }
letter-seen-platform = { $platform }, le { $day }
letter-seen-account = compte { $account }, le { $day }
letter-exact-places = Emplacements exacts (URL)
letter-name = Nom
letter-e-mail = Adresse électronique
letter-agreed-withdrawn = L’accord donné le { $agreed } a été retiré le { $withdrawn }.
letter-agreed = L’accord avait été donné le { $agreed }.
letter-withdrawn = L’accord a été retiré le { $withdrawn }.

letter-subject-relatives = { $whose ->
    [child] Des images de { $child }
   *[own] Des images de moi
}
letter-why-relatives = { $whose ->
    [child] J’ai vu que tu as partagé des images de { $child }. Je sais que c’était de bon cœur, et cela me touche que { $child } compte pour toi.
   *[own] J’ai vu que tu as partagé des images de moi. Je sais que c’était de bon cœur.
}
letter-ask-relatives = { $whose ->
    [child] Peux-tu les retirer, s’il te plaît, et supprimer autant que possible les copies dans les discussions et les albums ? Une image en ligne peut être copiée, modifiée par un programme et servir à retrouver { $child }, et personne ne peut la faire revenir : c’est pour cela que je te le demande.
   *[own] Peux-tu les retirer, s’il te plaît, et supprimer autant que possible les copies dans les discussions et les albums ? Une image en ligne peut être copiée, modifiée par un programme et servir à me retrouver, et personne ne peut la faire revenir : c’est pour cela que je te le demande.
}
letter-next-relatives = Je t’enverrai volontiers une image où le visage est couvert. Avant d’en partager une autre, demande-moi d’abord, s’il te plaît.
# À plusieurs personnes à la fois.
letter-why-relatives-several = { $whose ->
    [child] J’ai vu que vous avez partagé des images de { $child }. Je sais que c’était de bon cœur, et cela me touche que { $child } compte pour vous.
   *[own] J’ai vu que vous avez partagé des images de moi. Je sais que c’était de bon cœur.
}
letter-ask-relatives-several = { $whose ->
    [child] Pouvez-vous les retirer, s’il vous plaît, et supprimer autant que possible les copies dans les discussions et les albums ? Une image en ligne peut être copiée, modifiée par un programme et servir à retrouver { $child }, et personne ne peut la faire revenir : c’est pour cela que je vous le demande.
   *[own] Pouvez-vous les retirer, s’il vous plaît, et supprimer autant que possible les copies dans les discussions et les albums ? Une image en ligne peut être copiée, modifiée par un programme et servir à me retrouver, et personne ne peut la faire revenir : c’est pour cela que je vous le demande.
}
letter-next-relatives-several = Je vous enverrai volontiers une image où le visage est couvert. Avant d’en partager une autre, demandez-moi d’abord, s’il vous plaît.
letter-close-relatives = Merci beaucoup, et bien affectueusement,

letter-subject-club = { $whose ->
    [child] Retrait d’images de { $child }
   *[own] Retrait d’images de moi
}
letter-why-club = { $whose ->
    [child] { $child } est reconnaissable sur des images que montre votre club. J’exerce l’autorité parentale à l’égard de { $child }.
   *[own] Je suis reconnaissable sur des images que montre votre club.
}
letter-ask-club = Je vous prie de les retirer sous sept jours de votre site, de vos réseaux sociaux, de vos discussions et de vos panneaux d’affichage, et de demander la même chose aux personnes à qui vous les avez transmises.
letter-next-club = { $whose ->
    [child] À l’avenir, merci de ne montrer aucune image où { $child } est reconnaissable sans notre accord écrit. Les images où le visage est couvert pour de bon sont les bienvenues.
   *[own] À l’avenir, merci de ne montrer aucune image où je suis reconnaissable sans mon accord écrit. Les images où le visage est couvert pour de bon sont les bienvenues.
}
letter-close-club = Je vous remercie de me répondre en quelques mots quand ce sera fait. Bien cordialement,

letter-subject-school = { $whose ->
    [child] Retrait d’images de { $child }
   *[own] Retrait d’images de moi
}
letter-why-school = { $whose ->
    [child] { $child } est reconnaissable sur des images que montre l’école. J’exerce l’autorité parentale à l’égard de { $child }.
   *[own] Je suis reconnaissable sur des images que montre l’école.
}
letter-ask-school = Je vous prie de les retirer sous sept jours : du site, de l’espace numérique de travail, des réseaux sociaux, des lettres d’information encore en ligne et des murs. Merci de demander la même chose aux personnes à qui l’école les a transmises.
letter-next-school = { $whose ->
    [child] À l’avenir, merci de ne montrer aucune image où { $child } est reconnaissable sans notre accord écrit. Les images où le visage est couvert pour de bon sont les bienvenues, et { $child } peut participer à tout sans figurer sur une image.
   *[own] À l’avenir, merci de ne montrer aucune image où je suis reconnaissable sans mon accord écrit. Les images où le visage est couvert pour de bon sont les bienvenues.
}
letter-close-school = Je vous remercie de me répondre en quelques mots quand ce sera fait. Bien cordialement,

letter-subject-image-rights = { $whose ->
    [child] Mise en demeure de retirer des images de { $child }
   *[own] Mise en demeure de retirer des images de moi
}
letter-why-image-rights = { $whose ->
    [child] Les images ci-dessous montrent { $child }, à l’égard de qui j’exerce l’autorité parentale. Elles sont publiées sans accord valable.
   *[own] Les images ci-dessous me montrent. Elles sont publiées sans accord valable.
}
letter-image-rights-france = L’article 9 du Code civil protège la vie privée et, avec elle, le droit de chacun sur son image : une image n’est publiée qu’avec l’accord de la personne représentée. Pour un enfant, les titulaires de l’autorité parentale donnent cet accord ensemble (Code civil, articles 371-1 et 372-1 ; loi n° 2024-120 du 19 février 2024).
letter-image-rights-general = L’image d’une personne fait partie de sa vie privée, que protègent l’article 8 de la Convention européenne des droits de l’homme et le droit de la plupart des pays : une image n’est publiée qu’avec l’accord de la personne représentée, et pour un enfant avec celui de ses représentants légaux.
letter-ask-image-rights = Je vous mets en demeure de retirer ces images dans les huit jours suivant la réception de cette lettre, d’en cesser toute utilisation et de me le confirmer par écrit.
letter-next-image-rights = À défaut, je saisirai la juridiction compétente, au besoin en référé, pour faire cesser cette atteinte et obtenir réparation.
letter-close-image-rights = Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.

letter-subject-erasure = Demande d’effacement de données personnelles (RGPD, article 17)
letter-why-erasure = { $whose ->
    [child] Vous traitez des données personnelles de { $child }, enfant dont j’assure la représentation légale : des images où { $child } est reconnaissable.
   *[own] Vous traitez des données personnelles qui me concernent : des images où je suis reconnaissable.
}
letter-ask-erasure = En application de l’article 17, paragraphe 1, du règlement (UE) 2016/679, je vous demande de les effacer dans les meilleurs délais, avec toutes leurs copies, leurs aperçus et ce qui en a été tiré : aucun accord à leur traitement n’est en vigueur (b), je m’y oppose au titre de l’article 21, paragraphe 1 (c), et il n’a pas d’autre base légale (d).
letter-next-erasure = Merci d’en informer toutes les personnes à qui vous les avez communiquées et de prendre des mesures raisonnables pour informer celles qui traitent des liens vers elles ou des copies (article 17, paragraphe 2, et article 19). Merci de m’indiquer dans un délai d’un mois ce qui a été fait (article 12, paragraphe 3). En cas de refus, merci de m’en donner les raisons : je peux alors saisir l’autorité de contrôle (article 12, paragraphe 4).
letter-close-erasure = Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.

letter-subject-objection = Opposition au traitement de données personnelles (RGPD, article 21)
letter-why-objection = { $whose ->
    [child] En application de l’article 21, paragraphe 1, du règlement (UE) 2016/679, je m’oppose au traitement des images de { $child }, dont j’assure la représentation légale, et de tout ce qui en est tiré. La situation particulière : { $child } est un enfant, ne peut pas prévoir ce que devient une telle image et aurait à vivre avec elle le plus longtemps.
   *[own] En application de l’article 21, paragraphe 1, du règlement (UE) 2016/679, je m’oppose au traitement des images de moi et de tout ce qui en est tiré. Ma situation particulière : ces images permettent de me reconnaître et de me montrer comme je n’ai jamais été.
}
letter-ask-objection = L’opposition vaut pour tout traitement, et en particulier pour :
letter-objection-training = l’entraînement, l’essai ou l’amélioration de programmes qui apprennent à partir de données, dont ceux qui produisent des images ;
letter-objection-faces = la reconnaissance ou la recherche de visages, la création ou la conservation de gabarits de visages (données biométriques, article 9, paragraphe 1) ;
letter-objection-marketing = la prospection et les profils établis pour elle (article 21, paragraphe 2).
letter-next-objection = Merci de cesser dès réception de cette lettre, sauf à démontrer des motifs légitimes et impérieux (article 21, paragraphe 1), de limiter le traitement pendant la vérification (article 18, paragraphe 1, point d), d’effacer ce que vous détenez (article 17, paragraphe 1, point c) et de m’indiquer dans un délai d’un mois ce qui a été fait (article 12, paragraphe 3). En cas de refus, merci de m’en donner les raisons : je peux alors saisir l’autorité de contrôle (article 12, paragraphe 4).
letter-close-objection = Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.

letter-subject-host-notice = Notification d’un contenu illicite (règlement (UE) 2022/2065, article 16)
letter-why-host-notice = { $whose ->
    [child] Le contenu aux emplacements ci-dessous montre { $child }, un enfant que l’on peut reconnaître, sans l’accord des titulaires de l’autorité parentale.
   *[own] Le contenu aux emplacements ci-dessous me montre de manière reconnaissable, sans mon accord.
}
letter-host-notice-france = C’est un contenu illicite : il porte atteinte au droit au respect de la vie privée et au droit à l’image (Code civil, article 9), et il constitue une donnée personnelle traitée sans base légale (règlement (UE) 2016/679, article 6).
letter-host-notice-general = C’est un contenu illicite : il porte atteinte au droit au respect de la vie privée et au droit à l’image, que protègent les droits nationaux (voir l’article 8 de la Convention européenne des droits de l’homme), et il constitue une donnée personnelle traitée sans base légale (règlement (UE) 2016/679, article 6).
letter-host-notice-abuse = Le contenu aux emplacements ci-dessous montre l’abus ou l’exploitation sexuels d’un enfant, une infraction visée aux articles 3 à 7 de la directive 2011/93/UE. L’article 16, paragraphe 2, point c, du règlement (UE) 2022/2065 ne demande pas de nom pour une telle notification.
letter-ask-host-notice = Je vous demande de retirer ce contenu ou d’en rendre l’accès impossible, à ces emplacements et partout où vous stockez le même contenu.
letter-good-faith = Je confirme de bonne foi que les informations et les allégations de cette notification sont, à ma connaissance, exactes et complètes.
letter-next-host-notice = Merci de confirmer la réception de cette notification et de me faire connaître dans les meilleurs délais votre décision et les voies de recours (article 16, paragraphes 4 et 5).
letter-close-host-notice = Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.

letter-subject-school-withdrawal = { $whose ->
    [child] Retrait de l’autorisation relative aux images de { $child }
   *[own] Retrait de mon autorisation relative aux images
}
letter-why-school-withdrawal = { $whose ->
    [child] Je retire l’autorisation de prendre, de conserver et de montrer des images de { $child }, à l’égard de qui j’exerce l’autorité parentale.
   *[own] Je retire l’autorisation de prendre, de conserver et de montrer des images de moi.
}
letter-ask-school-withdrawal = { $whose ->
    [child] À partir d’aujourd’hui, merci de ne prendre et de ne montrer aucune image où { $child } est reconnaissable. Merci de retirer celles qui sont publiées : sur le site, dans l’espace numérique de travail, sur les réseaux sociaux, dans les lettres d’information encore en ligne et sur les murs.
   *[own] À partir d’aujourd’hui, merci de ne prendre et de ne montrer aucune image où je suis reconnaissable. Merci de retirer celles qui sont publiées : sur le site, dans l’espace numérique de travail, sur les réseaux sociaux, dans les lettres d’information encore en ligne et sur les murs.
}
letter-next-school-withdrawal = Un accord se retire aussi simplement qu’il a été donné, à tout moment et sans raison (règlement (UE) 2016/679, article 7, paragraphe 3), et rien ne change à l’école de ce fait. Merci de confirmer par écrit dans un délai d’un mois ce qui a été fait (article 12, paragraphe 3).
letter-close-school-withdrawal = Bien cordialement,

letter-shown = Voici ce que dira la lettre :
letter-line = {"  "}{ $label } : { $text }
letter-empty = (vide)
letter-confirm = Pour l’écrire, tapez « { $word } » :
letter-word = écrire
letter-hint = Avec cette commande : { $options }.
letter-advice = Une lettre n’est pas un conseil juridique : une association ou un avocat peut dire si elle convient à votre cas. Ombrelle n’envoie rien ; c’est vous qui l’envoyez.
letter-one-file = La lettre imprimée (--out) et son texte (--text) seraient un seul fichier.
letter-one-file-advice = Donnez à chacun son propre nom.
letter-written = Écrit : { $path }

class-forms-a-child = un enfant
class-forms-letters = { $count ->
    [one] Il n’y a pas de formulaire pour { $list }, car aucune police de cet appareil n’a ces lettres : { $letters }. Des cases vides seraient à leur place.
   *[other] Il n’y a pas de formulaires pour { $list }, car aucune police de cet appareil n’a ces lettres : { $letters }. Des cases vides seraient à leur place.
}
class-forms-count = { $count ->
    [one] Un formulaire.
   *[other] { $count } formulaires, chacun sur sa page.
}
