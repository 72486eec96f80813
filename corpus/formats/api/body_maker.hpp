// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/text.hpp"
#include "schema/entry.hpp"

#include <string>
#include <string_view>

namespace onrecord::corpus::formats::api {

/// Puts an Entry's body together from the pieces in which an API gives it, so that quotations and
/// what is set aside keep their places.
class BodyMaker {
public:
    void add_html(std::string_view html) { append(html::read_text(html)); }
    /// Words in which `<` and `&` mean themselves.
    void add_plain(std::string_view words);
    /// Words that the Outlet marks as this speaker's.
    void add_quote(std::string_view html, std::string_view speaker);
    /// Words that an embedded post quotes, whose author is `speaker` where it names none itself.
    void add_embedded(std::string_view html, std::string_view speaker);
    void set_aside(schema::BoilerplateKind kind, std::string_view html);

    html::Text take() { return std::move(text_); }

private:
    void append(html::Text&& piece);

    html::Text text_;
};

/// Plain words as HTML that reads as the same words.
std::string escape_html(std::string_view words);

}  // namespace onrecord::corpus::formats::api
