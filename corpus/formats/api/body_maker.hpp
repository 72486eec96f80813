// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/text.hpp"
#include "schema/entry.hpp"

#include <string>
#include <string_view>

namespace onrecord::corpus::formats::api {

/// Assembles an Entry's body from the pieces given by an API, keeping the positions of quotations
/// and boilerplate.
class BodyMaker {
public:
    void add_html(std::string_view html) { append(html::read_text(html)); }
    /// Plain text, in which `<` and `&` are literal.
    void add_plain(std::string_view words);
    /// A quotation that the Outlet attributes to this speaker.
    void add_quote(std::string_view html, std::string_view speaker);
    /// An embedded post; its author is `speaker` if it names none itself.
    void add_embedded(std::string_view html, std::string_view speaker);
    void set_aside(schema::BoilerplateKind kind, std::string_view html);

    html::Text take() { return std::move(text_); }

private:
    void append(html::Text&& piece);

    html::Text text_;
};

/// Plain text escaped as HTML.
std::string escape_html(std::string_view words);

}  // namespace onrecord::corpus::formats::api
