#include "service/reply.h"

namespace priscus {

Reply Reply::json(std::string body) {
  Reply reply;
  reply.body = std::move(body);
  return reply;
}

Reply Reply::streamed(std::string content_type, Producer stream) {
  Reply reply;
  reply.content_type = std::move(content_type);
  reply.stream = std::move(stream);
  return reply;
}

}  // namespace priscus
