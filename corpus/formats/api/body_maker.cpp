// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/api/body_maker.hpp"

#include <utility>

namespace onrecord::corpus::formats::api {

void BodyMaker::add_plain(std::string_view words) { append(html::read_text(escape_html(words))); }

void BodyMaker::add_quote(std::string_view html, std::string_view speaker) {
    html::Text piece = html::read_text(html);
    piece.quotes.clear();
    if (!piece.text.empty()) {
        piece.quotes.push_back(
            {{0, static_cast<std::uint32_t>(piece.text.size())}, html::read_line(speaker)});
    }
    append(std::move(piece));
}

void BodyMaker::add_embedded(std::string_view html, std::string_view speaker) {
    html::Text piece = html::read_text(html);
    for (schema::TypedQuote& quote : piece.quotes) {
        if (quote.speaker.empty()) quote.speaker = html::read_line(speaker);
    }
    append(std::move(piece));
}

void BodyMaker::set_aside(schema::BoilerplateKind kind, std::string_view html) {
    std::string words = html::read_line(html);
    if (words.empty()) return;
    text_.boilerplate.push_back(
        {kind, std::move(words), static_cast<std::uint32_t>(text_.text.size())});
}

void BodyMaker::append(html::Text&& piece) {
    if (!text_.text.empty() && !piece.text.empty()) text_.text += "\n\n";
    const auto shift = static_cast<std::uint32_t>(text_.text.size());
    text_.text += piece.text;
    for (schema::TypedQuote& quote : piece.quotes) {
        quote.span.begin += shift;
        quote.span.end += shift;
        text_.quotes.push_back(std::move(quote));
    }
    for (schema::Boilerplate& aside : piece.boilerplate) {
        aside.body_offset += shift;
        text_.boilerplate.push_back(std::move(aside));
    }
}

std::string escape_html(std::string_view words) {
    std::string html;
    html.reserve(words.size());
    for (const char letter : words) {
        if (letter == '<') {
            html += "&lt;";
        } else if (letter == '&') {
            html += "&amp;";
        } else {
            html += letter;
        }
    }
    return html;
}

}  // namespace onrecord::corpus::formats::api
