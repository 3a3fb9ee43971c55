# Remettre des empreintes, et la feuille imprimée pour une ligne d'aide.

export-reveals = Ce fichier contiendra des empreintes. À partir d’une empreinte PDQ, des programmes peuvent refaire une version floue de l’image, et la personne qui a l’empreinte peut en chercher des copies. Donnez-le seulement à des personnes à qui vous confieriez l’image elle-même, par exemple un service de signalement. Il n’est pas chiffré : effacez-le quand il a servi.
export-confirm = Pour l’écrire tout de même, tapez « { $word } » :
export-word = écrire
export-done = { $count ->
    [one] Écrit, avec { $count } élément : { $path }
   *[other] Écrit, avec { $count } éléments : { $path }
}
export-for-exchange = { $count ->
    [0] Aucune empreinte n’y est assez bonne pour retrouver des copies modifiées.
    [one] Une empreinte s’y trouve. Celles d’une qualité inférieure à 50 sont laissées de côté : elles ressembleraient à d’autres images.
   *[other] { $count } empreintes s’y trouvent. Celles d’une qualité inférieure à 50 sont laissées de côté : elles ressembleraient à d’autres images.
}

sheet-title = Feuille pour une ligne d’aide
sheet-about = À lire au téléphone ou à remettre, si vous le voulez. N’écrivez que ce que vous voulez dire.
sheet-without-hashes = Cette feuille ne contient ni image ni empreinte.
sheet-with-hashes = Cette feuille ne contient pas d’image. Elle contient des empreintes, à partir desquelles on peut refaire une image floue : gardez-la comme l’image elle-même.
sheet-what-happened = Ce qui s’est passé, et depuis quand
sheet-where = Où elle a été vue (pages, applications, noms de comptes), et par qui
sheet-item = Élément { $item } : { $kind }, ajouté le { $day }
sheet-item-named = Élément { $item } : { $name } ({ $kind }, ajouté le { $day })
sheet-reported = Signalé le { $day }
sheet-case = dossier numéro { $case }
sheet-not-reported = Aucun signalement noté.
sheet-origin = Ce que c’est
sheet-evidence = Ce qui a été noté, jour par jour
sheet-evidence-account = compte
sheet-evidence-platform = application ou site
sheet-evidence-item = à propos de l’élément { $item }
sheet-evidence-file = Un fichier le montre ; la personne l’a gardé.
sheet-good-to-know = Bon à savoir
sheet-original = Le fichier d’origine doit rester tel qu’il est : les services officiels en font eux-mêmes l’empreinte.
sheet-nothing-sent = Cette feuille a été faite par Ombrelle sur l’appareil de la personne. Ombrelle n’envoie rien à personne.
