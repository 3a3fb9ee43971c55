# Ce qui est dit sur un téléphone à la place de la phrase du même nom sans `phone-` : il n’y a là ni commande ni ordinateur.

phone-remedy-left-out = Une copie protégée ne le garde pas.
phone-remedy-rename = C’est dans le nom du fichier : une copie protégée a un nom qui ne dit rien.
phone-remedy-cover-box = On peut le couvrir dans la copie.
phone-remedy-cover-faces = Une copie protégée le couvre avec les autres visages, sauf si vous montrez le visage { $face }.

phone-report-nobody-looked = Rien n’est couvert : personne n’a cherché de visages.
phone-gap-camera-traces = une personne qui a d’autres photos du même appareil peut comparer le grain du capteur, la taille en pixels et les traces de compression : une copie plus petite rend cela plus difficile

phone-jury-more = D’autres programmes de reconnaissance n’ont pas été interrogés, et peuvent encore connaître le visage.
phone-jury-not-tried-other-photos = d’autres photos de la personne : aucune n’a été donnée

phone-fingerprint-note-no-ffmpeg = Seules les empreintes du fichier lui-même ont été faites : elles ne retrouvent que les copies exactes. Sur un ordinateur, Ombrelle peut aussi prendre l’empreinte de ce que la vidéo montre.

phone-rec-unfit-disk-name = Choisissez un nom plus court et plus simple.
phone-err-no-memory-for-photo = Cet appareil n’a pas assez de mémoire libre pour ouvrir la photo.
phone-rec-no-memory-for-photo = Fermez d’autres applications, puis réessayez.
phone-err-out-of-memory = Cet appareil n’a pas assez de mémoire libre pour cela.
phone-rec-out-of-memory = Fermez d’autres applications, puis réessayez. Couvrir un visage demande moins de mémoire que le voiler.
phone-err-model-broken = Un modèle pour les visages ou le texte ne fonctionne pas sur cet appareil (« { $name } », détail technique : { $detail }).
