// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/api/bodies.hpp"

#include "corpus/formats/api/body_maker.hpp"

#include <algorithm>

namespace onrecord::corpus::formats::api {
namespace {

using schema::BoilerplateKind;

/// What becomes of a piece: one row a kind, told by the end of its type's name.
struct Piece {
    std::string_view type;
    void (*add)(const Element& piece, BodyMaker& body);
};

void add_words(const Element& piece, BodyMaker& body) {
    body.add_html(text_at(piece, "html|text|textTypeData.html"));
}

void add_subheading(const Element& piece, BodyMaker& body) {
    body.add_html("<h2>" + text_at(piece, "html") + "</h2>");
}

void add_embedded_post(const Element& piece, BodyMaker& body) {
    body.add_embedded(text_at(piece, "html|text|meta.html|tweetTypeData.html"),
                      text_at(piece, "meta.author_name"));
}

void set_picture_aside(const Element& piece, BodyMaker& body) {
    body.set_aside(BoilerplateKind::Caption,
                   text_at(piece, "data.caption|meta.caption|imageTypeData.caption|caption"));
    body.set_aside(BoilerplateKind::Credit,
                   text_at(piece, "data.credit|meta.credit|imageTypeData.credit"));
}

void set_film_aside(const Element& piece, BodyMaker& body) {
    body.set_aside(BoilerplateKind::Caption, text_at(piece, "mediaTitle|title|caption"));
}

void set_link_aside(const Element& piece, BodyMaker& body) {
    body.set_aside(BoilerplateKind::Link, text_at(piece, "prefix") + ' ' + text_at(piece, "text"));
}

// The site's own names (dotcom-rendering's FEElement), as its fixtures have them.
constexpr Piece guardian_pieces[] = {
    {"SubheadingBlockElement", add_subheading},
    {"ImageBlockElement", set_picture_aside},
    {"TweetBlockElement", add_embedded_post},
    {"RichLinkBlockElement", set_link_aside},
    {"YoutubeBlockElement", set_film_aside},
    {"VideoBlockElement", set_film_aside},
};

void add_quote_item(const Element& piece, BodyMaker& body) {
    const std::string quote = text_at(piece, "meta.quote");
    body.add_quote(quote.empty() ? text_at(piece, "text") : quote, text_at(piece, "meta.credit"));
}

void add_comment_item(const Element& piece, BodyMaker& body) {
    body.add_quote(text_at(piece, "text"), text_at(piece, "commenter"));
}

/// A picture's `text` is its figure, with the caption that `meta` has too.
void add_picture_item(const Element& piece, BodyMaker& body) {
    const bool has_caption = !text_at(piece, "meta.caption|meta.credit").empty();
    if (has_caption) return set_picture_aside(piece, body);
    add_words(piece, body);
}

void set_advertisement_aside(const Element& piece, BodyMaker& body) {
    body.set_aside(BoilerplateKind::Other, text_at(piece, "text"));
}

constexpr Piece sourcefabric_pieces[] = {
    {"quote", add_quote_item},
    {"comment", add_comment_item},
    {"image", add_picture_item},
    {"embed", add_embedded_post},
    {"Advertisement Local", set_advertisement_aside},
    {"Advertisement Remote", set_advertisement_aside},
};

template <std::size_t count>
void add_piece(const Element& piece,
               std::string_view type,
               const Piece (&pieces)[count],
               BodyMaker& body) {
    const auto row = std::find_if(std::begin(pieces), std::end(pieces), [&](const Piece& one) {
        return type.ends_with(one.type);
    });
    row == std::end(pieces) ? add_words(piece, body) : row->add(piece, body);
}

bool ends_with_mark(std::string_view words) {
    constexpr std::string_view marks[] = {"\"", "“", "„", "«", "»", "‘", "'", "「"};
    return std::any_of(std::begin(marks), std::end(marks), [&](std::string_view mark) {
        return words.ends_with(mark);
    });
}

}  // namespace

html::Text guardian_elements(const Element& item) {
    BodyMaker body;
    for_each_at(item, "elements[]", [&](const Element& piece) {
        add_piece(piece, text_at(piece, "_type"), guardian_pieces, body);
    });
    return body.take();
}

html::Text guardian_block(const Element& item) {
    BodyMaker body;
    if (const std::string html = text_at(item, "bodyHtml"); !html.empty()) {
        body.add_html(html);
    } else {
        for_each_at(item, "elements[]", [&](const Element& piece) { add_words(piece, body); });
    }
    return body.take();
}

html::Text sourcefabric_post(const Element& item) {
    BodyMaker body;
    for_each_at(item, "groups[].refs[].item", [&](const Element& piece) {
        add_piece(piece, text_at(piece, "item_type"), sourcefabric_pieces, body);
    });
    return body.take();
}

html::Text gdelt_quotes(const Element& item) {
    BodyMaker body;
    for_each_at(item, "quotes[]", [&](const Element& quote) {
        std::string words = text_at(quote, "pre");
        const bool has_marks = ends_with_mark(words);
        if (!words.empty() && !has_marks) words += ' ';
        words += (has_marks ? "" : "“") + text_at(quote, "quote") + (has_marks ? "" : "” ");
        body.add_plain(words + text_at(quote, "post"));
    });
    return body.take();
}

}  // namespace onrecord::corpus::formats::api
